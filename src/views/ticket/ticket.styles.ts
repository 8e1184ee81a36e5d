import { css } from 'lit';

/** A timeline: mine and theirs told apart by side, shape and name. */
export const styles = css`
  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .timeline {
    list-style: none;
    display: grid;
    gap: 16px;
  }
  .message {
    display: grid;
    gap: 4px;
    justify-self: start;
    max-inline-size: 88%;
  }
  .message.visitor {
    justify-self: end;
  }
  .message.system {
    justify-self: center;
    text-align: center;
  }
  .bubble {
    padding: 10px 14px;
    border-radius: 14px;
    border-end-start-radius: 4px;
    background: var(--_tint);
    white-space: pre-wrap;
  }
  .visitor .bubble {
    border-end-start-radius: 14px;
    border-end-end-radius: 4px;
    background: var(--_soft);
  }
  .system .bubble {
    padding: 0;
    background: none;
    color: var(--_muted);
  }
  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .visitor .who {
    justify-content: end;
  }
`;
