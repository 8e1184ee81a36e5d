import { css } from 'lit';

/** Channels as rows. */
export const styles = css`
  .closed .row {
    border-style: dashed;
  }
  .closed .row > .icon:first-child {
    color: var(--_muted);
  }
  .closed .name {
    color: var(--_muted);
    font-weight: 400;
  }
  .dial a {
    white-space: nowrap;
  }
  .denied .row {
    padding-inline: 0;
  }
  details > summary {
    min-block-size: 44px;
    padding-block: 10px;
    color: var(--_muted);
    cursor: pointer;
  }
`;
