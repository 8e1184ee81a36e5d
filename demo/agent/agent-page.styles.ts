import { css } from 'lit';

/** Lists on the left and a conversation beside them; where there is no room for both, one of them. */
export const styles = css`
  :host {
    block-size: 100dvb;
    background: color-mix(in srgb, var(--_text) 4%, var(--_surface));
  }
  h1 {
    margin: 0;
    font-size: 17px;
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .desk {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(300px, 380px) minmax(0, 1fr);
    block-size: 100%;
  }
  .bar {
    display: flex;
    grid-column: 1 / -1;
    align-items: center;
    gap: 8px 16px;
    min-block-size: 56px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .line {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-inline-end: auto;
    color: var(--_muted);
  }
  .lamp {
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid currentcolor;
    border-radius: 50%;
  }
  .line[data-link='live'] .lamp {
    background: currentcolor;
    color: light-dark(#1d6640, #8fd6ac);
  }
  .line[data-link='broken'] {
    color: var(--_danger);
  }
  .lists {
    padding: 8px;
    overflow: hidden auto;
    border-inline-end: 1px solid var(--_border);
    background: var(--_surface);
    scrollbar-width: thin;
  }
  .lists section {
    margin-block-end: 16px;
  }
  .lists h3 {
    padding: 8px;
  }
  .count {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .padded {
    padding: 0 8px 8px;
  }
  .row {
    align-items: start;
    padding-block: 10px;
  }
  .row[aria-current] {
    background: var(--_soft);
  }
  .row > .words {
    display: grid;
  }
  .first {
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .row .name,
  .summary,
  .last {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .when {
    flex: none;
    color: var(--_muted);
  }
  .unread {
    flex: none;
    align-self: center;
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
    font-weight: 600;
    text-align: center;
  }
  .desk > main {
    display: contents;
  }
  .here {
    min-inline-size: 0;
    min-block-size: 0;
  }
  .nobody {
    display: grid;
    block-size: 100%;
    place-items: center;
  }
  .sign-in {
    display: grid;
    min-block-size: 100dvb;
    padding: 16px;
    place-items: center;
  }
  .sign-in form {
    display: grid;
    gap: 8px;
    inline-size: min(360px, 100%);
    padding: 24px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .sign-in h1 {
    font-size: 20px;
  }
  .sign-in .label {
    margin-block-start: 12px;
  }
  .sign-in .button {
    margin-block-start: 12px;
  }
  input {
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(16px, var(--_font-size));
  }
  @media (max-width: 760px) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }
    .lists {
      border: 0;
    }
    /* The page keeps its heading for those who listen to it. */
    .desk[data-here] .bar {
      position: absolute;
      clip-path: inset(50%);
    }
    .desk[data-here] :is(.bar > :not(h1), .lists),
    .desk:not([data-here]) .here {
      display: none;
    }
    .desk[data-here] {
      grid-template-rows: minmax(0, 1fr);
    }
    .me {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .row[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .unread {
      border: 1px solid;
    }
  }
`;
