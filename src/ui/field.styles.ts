import { css } from 'lit';

/** Fields with their labels, what is said below them, and what is ticked. */
export const styles = css`
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .field {
    display: grid;
    gap: 4px;
  }
  legend {
    padding: 0;
  }
  .optional {
    font-weight: 400;
  }
  .control {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 9px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .control:focus-visible {
    border-color: var(--_focus);
    outline-offset: -1px;
  }
  .control:is(:read-only:not(select), :disabled) {
    border-style: dashed;
    background: var(--_tint);
    color: inherit;
    opacity: 1;
  }
  .control[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  textarea.control {
    min-block-size: 120px;
    max-block-size: 320px;
    resize: vertical;
    field-sizing: content;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .times {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    gap: 12px;
    align-items: start;
    /* Below the words of what they belong to, and not below its button. */
    margin-inline-start: 30px;
  }
  @media (pointer: coarse) {
    .control {
      font-size: max(16px, var(--_font-size));
    }
  }
`;
