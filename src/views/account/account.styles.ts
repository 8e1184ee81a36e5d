import { css } from 'lit';

/** Goals as plain rows, ways to reach somebody as framed ones. */
export const styles = css`
  .who {
    display: grid;
    gap: 4px;
  }
  .who > p:last-child {
    margin-block-start: 8px;
  }
  .again {
    justify-self: start;
  }
`;
