import { css } from 'lit';

/** A picture as large as the window allows, and what is drawn over it. */
export const styles = css`
  dialog {
    flex-direction: column;
    gap: 12px;
    inline-size: calc(100dvi - 32px);
    max-inline-size: 1200px;
    block-size: calc(100dvb - 32px);
    max-block-size: none;
    margin: auto;
    padding: 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  dialog[open] {
    display: flex;
  }
  dialog::backdrop {
    background: rgb(10 12 30 / 50%);
  }
  .bar,
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .bar h2 {
    flex: 1 0 auto;
  }
  .bar.end {
    justify-content: flex-end;
  }
  .around {
    display: grid;
    flex: 1;
    place-items: center;
    min-block-size: 0;
    overflow: auto;
    border-radius: var(--_small);
    background: var(--_tint);
  }
  .stage {
    position: relative;
    max-inline-size: 100%;
    cursor: crosshair;
    touch-action: none;
    user-select: none;
  }
  .stage canvas {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
  }
  .mark {
    position: absolute;
    padding: 0;
    border: 0;
    border-radius: 0;
    cursor: move;
  }
  .mark.blackout {
    background: #000;
    box-shadow: 0 0 0 1px #fff;
  }
  .mark.marker {
    background: rgb(255 228 92 / 45%);
    box-shadow: inset 0 0 0 3px #d4351c;
  }
  .mark:focus-visible {
    outline: 3px solid #3b4bc8;
    box-shadow: 0 0 0 3px #fff;
  }
  .corner {
    position: absolute;
    inset-block-end: -8px;
    inset-inline-end: -8px;
    inline-size: 24px;
    block-size: 24px;
    border: 6px solid transparent;
    border-radius: 50%;
    background: #fff;
    background-clip: padding-box;
    box-shadow: inset 0 0 0 6px #3b4bc8;
    cursor: nwse-resize;
    opacity: 0;
  }
  .mark:is(:hover, :focus) .corner {
    opacity: 1;
  }
  .button[aria-disabled='true'] {
    opacity: 0.6;
  }
  @media (max-width: 480px) {
    dialog {
      inline-size: 100dvi;
      max-inline-size: none;
      block-size: 100dvb;
      border: 0;
      border-radius: 0;
    }
  }
  @media (forced-colors: active) {
    .mark {
      forced-color-adjust: none;
    }
  }
`;
