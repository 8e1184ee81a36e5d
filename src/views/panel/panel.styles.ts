import { css } from 'lit';

/** The panel's frame. */
export const styles = css`
  dialog {
    position: fixed;
    inset: auto;
    inset-block-end: var(--ask-inset, 24px);
    inset-inline-end: var(--ask-inset, 24px);
    z-index: var(--ask-z, auto);
    flex-direction: column;
    inline-size: min(var(--ask-panel-width, 400px), 100dvi - 24px);
    block-size: min(var(--ask-panel-height, 640px), 100dvb - 24px, var(--_room, 100dvb));
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--ask-shadow, 0 8px 40px rgb(10 12 30 / 18%), 0 1px 3px rgb(10 12 30 / 10%));
  }
  dialog:is(:popover-open, :modal) {
    display: flex;
    animation: arrive 160ms ease-out;
  }
  dialog::backdrop {
    background: rgb(10 12 30 / 30%);
  }
  dialog:popover-open::backdrop {
    background: none;
  }
  dialog.sheet {
    inset: var(--_sheet-start, 0) 0 auto !important;
    inline-size: 100%;
    block-size: var(--_sheet-size, 100dvb);
    border: 0;
    border-radius: 0;
    box-shadow: none;
  }
  .header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px;
    border-block-end: 1px solid var(--_border);
  }
  .title {
    flex: 1;
    min-inline-size: 0;
    padding-inline: 10px;
    font-weight: 600;
  }
  .back + .title {
    padding-inline-start: 0;
  }
  .square:focus-visible,
  .footer .button:focus-visible {
    outline-offset: -2px;
  }
  .body {
    flex: 1;
    min-block-size: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
    scrollbar-width: thin;
  }
  /* It scrolls within itself. */
  .body:has(ask-chat) {
    scrollbar-gutter: auto;
  }
  .body > * {
    max-block-size: none;
    animation: slide 120ms ease-out;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    padding: 6px;
    border-block-end-width: 0;
    border-block-start: 1px solid var(--_border);
  }
  .footer .button {
    flex: 1 1 auto;
    padding-inline: 8px;
    border-color: transparent;
    white-space: nowrap;
  }
  .waiting {
    display: grid;
    gap: 12px;
    padding: 16px;
    /* Only what takes long is worth a picture of waiting. */
    animation: late 0s 300ms both;
  }
  .waiting span {
    block-size: 16px;
    border-radius: 4px;
    background: var(--_hover);
  }
  .waiting span:last-child {
    inline-size: 60%;
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 8px;
    }
  }
  @keyframes slide {
    from {
      opacity: 0;
      translate: 8px 0;
    }
  }
  :host(:dir(rtl)) .body > * {
    animation-name: slide-rtl;
  }
  @keyframes slide-rtl {
    from {
      opacity: 0;
      translate: -8px 0;
    }
  }
  @keyframes late {
    from {
      visibility: hidden;
    }
  }
`;
