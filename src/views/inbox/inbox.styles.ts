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
  /* Hundreds are as quick as ten: what is out of view is not laid out. */
  .tickets > li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 96px;
  }
  .tickets .row {
    align-items: start;
    padding-block: 12px;
  }
  .tickets .row:not(.news) .name {
    font-weight: 400;
  }
  .standing,
  .count {
    color: var(--_text);
  }
  .title {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .unread {
    min-inline-size: 24px;
    padding: 0 7px;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: calc(var(--_font-size) * 0.8667);
    line-height: 24px;
    text-align: center;
  }
  .search {
    position: relative;
    display: grid;
  }
  .search .icon {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-start: 12px;
    color: var(--_muted);
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 8px 12px;
    padding-inline-start: 40px;
    border: 1px solid var(--_edge);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .search input:focus-visible {
    outline-offset: -1px;
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
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  @media (pointer: coarse) {
    .search input {
      font-size: max(16px, var(--_font-size));
    }
  }
`;
