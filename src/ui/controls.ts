import { css } from 'lit';

/** Buttons, links, rows, fields and headings, the same in every view. */
export const controls = css`
  :host {
    display: block;
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  h2 {
    font-size: calc(var(--_font-size) * 1.3334);
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  /* A heading is focused so that it is read out on arrival; it is no control, so it shows no ring. */
  h2:focus {
    outline: none;
  }
  h3,
  .label {
    font-size: calc(var(--_font-size) * 0.8667);
    font-weight: 600;
    line-height: 1.4;
  }
  h3 {
    color: var(--_muted);
  }
  .small {
    font-size: calc(var(--_font-size) * 0.8667);
  }
  .muted {
    color: var(--_muted);
  }
  .place {
    display: grid;
    gap: 24px;
    padding: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .group {
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }
  a {
    color: var(--_accent);
    text-underline-offset: 0.15em;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 600;
    text-decoration: none;
    transition: background-color 120ms;
  }
  .button:hover {
    background: var(--_tint);
  }
  .square {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_small);
    background: none;
    color: var(--_muted);
  }
  .square:hover {
    background: var(--_hover);
    color: var(--_text);
  }
  .rows {
    margin-inline: -8px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px;
    border: 0;
    border-radius: var(--_small);
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: none;
  }
  a.row:hover,
  button.row:hover,
  .row[aria-selected='true'] {
    background: var(--_hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row > .words {
    flex: 1;
    min-inline-size: 0;
  }
  .row .name {
    display: block;
    font-weight: 600;
  }
  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon.points:dir(rtl) {
    transform: scaleX(-1);
  }
  .row > .icon {
    color: var(--_muted);
  }
  mark {
    border-radius: 3px;
    background: color-mix(in srgb, var(--_accent) 20%, transparent);
    color: inherit;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .button {
      border-color: ButtonText;
    }
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
