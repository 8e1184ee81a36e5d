import { css } from 'lit';

/** Files as rows, and where more are put. */
export const styles = css`
  .group {
    gap: 8px;
  }
  .drop {
    display: grid;
    gap: 8px;
    padding: 12px;
    border: 1px dashed var(--_edge);
    border-radius: var(--_small);
  }
  .files,
  .declined {
    display: grid;
    gap: 8px;
  }
  .file {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: center;
    padding: 8px;
    padding-inline-end: 2px;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .file > canvas,
  .file > .kind {
    display: grid;
    align-self: start;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 6px;
    background: var(--_tint);
    color: var(--_muted);
  }
  .about {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--_accent);
  }
  .square {
    align-self: start;
  }
  .square .icon {
    inline-size: 18px;
  }
  .taken {
    grid-column: 1 / -1;
  }
  .taken summary {
    min-block-size: 32px;
    padding-block: 6px;
    color: var(--_muted);
    cursor: pointer;
  }
  .dots {
    padding-inline-start: 20px;
    list-style: disc;
  }
  legend {
    padding: 0;
  }
  .entries {
    display: grid;
    gap: 4px;
    max-block-size: 220px;
    margin: 8px 0 0;
    padding: 0;
    overflow: auto;
    border: 0;
  }
  .tick {
    display: flex;
    gap: 10px;
    align-items: start;
    padding-block: 6px;
    cursor: pointer;
  }
  .tick input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .reading:empty {
    display: none;
  }
  .camera {
    display: none;
  }
  @media (pointer: coarse) {
    .camera {
      display: inline-flex;
    }
    .screen,
    .by-hand {
      display: none;
    }
  }
`;
