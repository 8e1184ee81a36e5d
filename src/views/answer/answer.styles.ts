import { css } from 'lit';

/** An answer set apart from the results. */
export const styles = css`
  .passage {
    padding-inline-start: 16px;
    border-inline-start: 3px solid var(--_accent);
    white-space: pre-line;
  }
  .source {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 44px;
    background: var(--_surface);
    text-align: start;
  }
  .source:hover {
    background: var(--_tint);
  }
  .source > .icon {
    color: var(--_muted);
  }
  .source > .words {
    flex: 1;
    min-inline-size: 0;
  }
  .source .from,
  .source .name {
    display: block;
  }
  .source .name {
    font-weight: 600;
  }
`;
