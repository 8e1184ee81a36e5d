import { css } from 'lit';

/** A field that grows with what is written, and a row below it. */
export const styles = css`
  form {
    display: grid;
    gap: 8px;
    padding: 12px 16px 16px;
  }
  textarea {
    inline-size: 100%;
    max-block-size: 40dvb;
    padding: 10px 12px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    resize: none;
    field-sizing: content;
    min-block-size: calc(3em + 22px);
  }
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .below {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .below .button {
    flex: none;
  }
  @media (pointer: coarse) {
    textarea {
      font-size: 16px;
    }
  }
`;
