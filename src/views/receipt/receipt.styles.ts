import { css } from 'lit';

/** A receipt is short and calm. */
export const styles = css`
  .done {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_soft);
    color: var(--_accent);
  }
  .number {
    font-weight: 600;
  }
`;
