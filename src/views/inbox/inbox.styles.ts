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
  .pill {
    padding: 1px 10px;
    border: 1px solid var(--_border);
    border-radius: 99px;
  }
  .pill.open {
    border-color: transparent;
    background: var(--_soft);
    color: var(--_text);
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
