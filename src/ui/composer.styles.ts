import { css } from 'lit';

/** A field for words, what adds files, and what sends both. */
export const styles = css`
  form {
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
  }
  .line {
    display: flex;
    gap: 4px;
    align-items: end;
  }
  textarea {
    flex: 1;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 44px;
    max-block-size: 160px;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: none;
    field-sizing: content;
  }
  .ticket textarea {
    min-block-size: 96px;
    max-block-size: 320px;
    resize: vertical;
  }
  textarea:focus-visible {
    border-color: var(--_focus);
    outline-offset: -1px;
  }
  textarea[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .square.send {
    color: var(--_accent);
  }
  .square[aria-disabled='true'] {
    color: var(--_muted);
    opacity: 0.7;
  }
  ask-attachments {
    max-block-size: 40vh;
    overflow: auto;
  }
  @media (pointer: coarse) {
    textarea {
      font-size: max(16px, var(--_font-size));
    }
  }
`;
