import { css } from 'lit';

/** Home: the question field and what is below it. */
export const styles = css`
  .ask {
    position: relative;
    display: grid;
    gap: 8px;
  }
  .ask label {
    font-size: calc(var(--_font-size) * 1.3334);
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  .field {
    position: relative;
    display: flex;
    align-items: center;
  }
  .field > .icon {
    position: absolute;
    inset-inline-start: 14px;
    color: var(--_muted);
    pointer-events: none;
  }
  input {
    inline-size: 100%;
    min-block-size: 48px;
    padding: 10px 52px 10px 44px;
    padding-inline: 44px 52px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  input::-webkit-search-cancel-button {
    display: none;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  input:focus-visible {
    border-color: var(--_focus);
    outline-offset: -1px;
  }
  .submit {
    position: absolute;
    inset-inline-end: 4px;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: calc(var(--_small) - 3px);
    background: none;
    color: var(--_accent);
  }
  .submit:hover {
    background: var(--_hover);
  }
  .list {
    display: grid;
    gap: 4px;
    min-block-size: 0;
  }
  [role='option'] {
    cursor: pointer;
  }
  [role='option']:hover {
    background: var(--_hover);
  }
  #options {
    gap: 16px;
  }
  @media (pointer: coarse) {
    input {
      font-size: max(16px, var(--_font-size));
    }
  }
`;
