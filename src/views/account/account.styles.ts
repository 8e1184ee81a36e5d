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
  .ways {
    display: grid;
    gap: 8px;
  }
  .ways .row {
    min-block-size: 60px;
    padding: 10px 14px;
    border: 1px solid var(--_border);
  }
  .ways .row > .icon:first-child {
    color: var(--_accent);
  }
  .again {
    justify-self: start;
  }
`;
