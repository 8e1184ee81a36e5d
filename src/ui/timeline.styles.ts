import { css } from 'lit';

/** A timeline: mine and theirs told apart by side, shape and name. */
export const styles = css`
  :host {
    position: relative;
  }
  .timeline {
    display: grid;
    gap: 4px;
    list-style: none;
    grid-template-columns: minmax(0, 1fr);
  }
  .timeline:focus {
    outline: none;
  }
  .scroller {
    block-size: 100%;
    padding: 12px 16px;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .scroller:focus-visible {
    outline-offset: -2px;
  }
  .group {
    display: grid;
    gap: 4px;
    justify-items: start;
    padding-block: 4px;
    padding-inline-end: 12%;
    grid-template-columns: minmax(0, 1fr);
  }
  /* A thousand messages are as quick as ten: what is out of view is not laid out. A few are, so that nothing moves. */
  .long > .group {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 80px;
  }
  .group.mine {
    justify-items: end;
    padding-inline: 12% 0;
  }
  .group.system {
    justify-items: center;
    padding-inline: 8%;
    text-align: center;
    gap: 0;
  }
  .day {
    padding-block: 8px 4px;
    text-align: center;
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    padding-inline: 4px;
  }
  .when {
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
  }
  .bubble {
    max-inline-size: 100%;
    padding: 8px 14px;
    border-radius: 16px;
    border-end-start-radius: 4px;
    background: color-mix(in srgb, var(--_text) 6%, var(--_surface));
    white-space: pre-wrap;
    scroll-margin-block: 8px;
  }
  .mine .bubble {
    border-end-start-radius: 16px;
    border-end-end-radius: 4px;
    background: color-mix(in srgb, var(--_accent) 16%, var(--_surface));
  }
  .system .bubble {
    padding: 0;
    background: none;
    color: var(--_muted);
    font-size: calc(var(--_font-size) * 0.8667);
  }
  .files {
    display: grid;
    gap: 4px;
    max-inline-size: 100%;
  }
  .file {
    display: flex;
    gap: 10px;
    align-items: center;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    text-align: start;
  }
  button.file:hover {
    background: var(--_tint);
  }
  .about {
    display: grid;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
  }
  .state,
  .moves {
    display: flex;
    gap: 4px 12px;
    align-items: center;
    padding-inline: 4px;
  }
  .state.failed {
    color: var(--_danger);
  }
  .state:focus {
    outline: none;
  }
  .state .icon {
    inline-size: 16px;
  }
  .moves .link {
    min-block-size: 32px;
  }
  .earlier {
    display: grid;
    justify-content: center;
    padding-block-end: 8px;
  }
  .end {
    block-size: 1px;
  }
  .new {
    position: sticky;
    inset-block-end: 8px;
    z-index: 1;
    display: grid;
    justify-content: center;
    pointer-events: none;
  }
  .new.over {
    position: absolute;
    inset-inline: 0;
  }
  .new .button {
    border-radius: 99px;
    pointer-events: auto;
    box-shadow: 0 2px 8px rgb(0 0 0 / 20%);
  }
  .typing {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 8px 4px 4px;
  }
  .dots {
    display: flex;
    gap: 3px;
  }
  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: currentcolor;
    animation: beat 1.2s infinite;
  }
  .dots i:nth-child(2) {
    animation-delay: 150ms;
  }
  .dots i:nth-child(3) {
    animation-delay: 300ms;
  }
  @keyframes beat {
    30% {
      opacity: 0.3;
    }
  }
  @media (pointer: coarse) {
    .when {
      min-block-size: 24px;
    }
  }
  @media (forced-colors: active) {
    .bubble {
      border: 1px solid CanvasText;
    }
  }
`;
