import { css } from 'lit';

/** A chat fills its place: how it stands on top, the field at the bottom, and between them what is said, which scrolls. */
export const styles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    grid-template-columns: minmax(0, 1fr);
    block-size: 100%;
    /* In a page that gives it no height of its own. */
    max-block-size: min(40rem, 100dvh);
  }
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 12px;
    align-items: start;
    padding: 10px 16px;
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    font-size: calc(var(--_font-size) * 1.0667);
  }
  .stands {
    grid-row: 2;
    grid-column: 1;
    color: var(--_muted);
  }
  .link-state {
    grid-column: 1 / -1;
  }
  .options {
    grid-row: 1 / 3;
    grid-column: 2;
    min-inline-size: 0;
  }
  .options[open] {
    grid-row: auto;
    grid-column: 1 / -1;
  }
  summary {
    min-block-size: 32px;
    padding-block: 6px;
    color: var(--_muted);
    cursor: pointer;
  }
  ask-timeline {
    min-block-size: 0;
  }
  .foot {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border-block-start: 1px solid var(--_border);
    grid-template-columns: minmax(0, 1fr);
  }
  .foot > p {
    padding-inline: 4px;
  }
  .over:focus {
    outline: none;
  }
`;
