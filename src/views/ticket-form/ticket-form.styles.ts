import { css } from 'lit';

/** One column of fields. */
export const styles = css`
  ask-attachments:not(:defined) {
    display: block;
    min-block-size: 150px;
  }
  .status:focus,
  .refusal:focus {
    outline: none;
  }
  .waits {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .notice.offered {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
  }
  .saved {
    display: flex;
    gap: 6px;
    align-items: center;
    /* Letters are kept several times a second; only a pause is worth a word. */
    animation: late 0s 400ms both;
  }
  .saved .icon {
    inline-size: 16px;
  }
  .carried {
    display: block;
    max-block-size: 6em;
    overflow: auto;
  }
  .similar {
    padding: 8px 12px 4px;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .along .tick {
    align-items: start;
    padding-block: 4px;
  }
  .refusal {
    flex: 1;
    min-inline-size: 12em;
  }
  .faults {
    padding: 12px;
    border: 1px solid var(--_danger);
    border-radius: var(--_small);
  }
  .faults h3 {
    color: var(--_danger);
  }
  .faults li {
    margin-block-start: 4px;
  }
  .checks {
    display: grid;
    gap: 6px;
  }
  .critical {
    display: grid;
    gap: 4px;
    padding: 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  summary {
    min-block-size: 32px;
    padding-block: 6px;
    color: var(--_muted);
    cursor: pointer;
  }
  .dots {
    padding-inline-start: 20px;
    list-style: disc;
  }
  .coach {
    display: grid;
    gap: 6px;
    padding: 12px;
    border-radius: var(--_small);
    background: var(--_tint);
  }
  .coach li {
    display: flex;
    gap: 8px;
    color: var(--_muted);
  }
  .coach .dot {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 1px;
    border: 1.5px solid var(--_edge);
    border-radius: 50%;
  }
  .coach .dot .icon {
    inline-size: 14px;
    visibility: hidden;
    color: var(--_on-accent);
    stroke-width: 2.5;
  }
  .coach .ticked {
    color: var(--_text);
  }
  .coach .ticked .dot {
    border-color: transparent;
    background: var(--_accent);
  }
  .coach .ticked .icon {
    visibility: visible;
  }
`;
