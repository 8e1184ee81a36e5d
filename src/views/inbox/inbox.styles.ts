import { css } from 'lit';

/** Tickets as rows. */
export const styles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .filters .button {
    border-radius: 99px;
  }
  .tickets .row {
    align-items: start;
    padding-block: 12px;
  }
  .last {
    display: -webkit-box;
    overflow: hidden;
    -webkit-line-clamp: 1;
    -webkit-box-orient: vertical;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    margin-block-start: 4px;
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    margin-block-start: 8px;
    border-radius: 50%;
    background: var(--_accent);
  }
  .star {
    fill: currentcolor;
  }
`;
