import { css } from 'lit';

/** A strip above the panel's footer. */
export const styles = css`
  .strip {
    display: grid;
    max-block-size: 220px;
    overflow: hidden auto;
    border-block-start: 1px solid var(--_border);
    background: var(--_tint);
    grid-template-columns: minmax(0, 1fr);
  }
  .message {
    display: grid;
    gap: 6px;
    padding: 10px 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  [tabindex='-1']:focus {
    outline: none;
  }
  .message + .message {
    border-block-start: 1px solid var(--_border);
  }
  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .line .button {
    flex: none;
    white-space: nowrap;
  }
  .about {
    min-inline-size: 0;
  }
  .message li .name {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .moves {
    display: flex;
    flex: none;
    gap: 16px;
  }
  .moves .link {
    min-block-size: 32px;
  }
  .news {
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 10px;
    padding-inline-end: 6px;
  }
  .news > .icon {
    color: var(--_accent);
  }
  .news > .link {
    grid-row: 2;
    grid-column: 2;
    min-block-size: 32px;
    justify-self: start;
  }
  .square {
    grid-row: 1 / 3;
    grid-column: 3;
  }
`;
