import { css } from 'lit';

/** A conversation fills the room it has: its head above, what is written below, what was said scrolling between. */
export const styles = css`
  :host {
    block-size: 100%;
    background: var(--_surface);
  }
  article {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 12px 16px;
  }
  .title {
    flex: 1;
    min-inline-size: min(220px, 100%);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .back {
    display: none;
    padding-inline: 10px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    padding: 0 16px 12px;
  }
  .facts > div {
    display: flex;
    gap: 8px;
    min-inline-size: 0;
  }
  details {
    max-block-size: 40%;
    padding-block-end: 8px;
    overflow: hidden auto;
  }
  summary {
    padding: 4px 16px;
    color: var(--_muted);
    cursor: pointer;
  }
  details .facts {
    display: grid;
    padding-block: 4px;
  }
  ask-timeline {
    flex: 1;
    min-block-size: 120px;
    border-block: 1px solid var(--_border);
  }
  .problem {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 16px;
    color: var(--_danger);
  }
  .none {
    display: flex;
    gap: 16px;
    align-items: center;
    justify-content: center;
    block-size: 100%;
    padding: 16px;
  }
  @media (max-width: 760px) {
    .back {
      display: inline-flex;
    }
    h2 {
      font-size: 17px;
    }
  }
`;
