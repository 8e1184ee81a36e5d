import { css } from 'lit';

/** A ticket: what it is about, its timeline, what can be done. */
export const styles = css`
  .head {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .head > .group {
    flex: 1;
    min-inline-size: 0;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .standing {
    color: var(--_text);
  }
  .square {
    margin-block-start: -8px;
  }
  .square[aria-pressed='true'] {
    color: var(--_accent);
  }
  .square[aria-pressed='true'] .star {
    fill: currentcolor;
  }
  .stands {
    font-weight: 600;
  }
  :is(.stands, .place):focus {
    outline: none;
  }
  .scores {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 8px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 4px;
    padding: 0;
  }
  .score {
    display: flex;
    gap: 8px;
    align-items: center;
    min-block-size: 44px;
    padding: 4px 12px;
    border: 1px solid var(--_border);
    border-radius: 99px;
    cursor: pointer;
  }
  .score:has(:checked) {
    border-color: var(--_accent);
    background: var(--_soft);
  }
  .score input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .field {
    display: grid;
    gap: 4px;
  }
  textarea {
    inline-size: 100%;
    min-block-size: 64px;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }
  textarea:focus-visible {
    outline-offset: -1px;
  }
  .thanks {
    display: flex;
    gap: 8px;
    align-items: start;
  }
  .thanks .icon {
    margin-block-start: 1px;
    color: var(--_accent);
  }
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, var(--_font-size));
    }
  }
`;
