/** The round button; plain text, since first paint comes without Lit. */
const BUTTON = `
  button {
    display: grid;
    place-items: center;
    inline-size: var(--ask-button-size, 48px);
    block-size: var(--ask-button-size, 48px);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: var(--ask-accent, light-dark(#3b4bc8, #aeb8ff));
    color: var(--ask-on-accent, light-dark(#fff, #11142b));
    cursor: pointer;
  }
  button:focus-visible {
    outline: 2px solid var(--ask-focus, var(--ask-accent, light-dark(#3b4bc8, #aeb8ff)));
    outline-offset: 2px;
  }
  svg {
    inline-size: 55%;
    block-size: 55%;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [hidden] { display: none !important }
`;

/** `<ask-help>`: its button floats in a corner of the window. */
export const HELP_STYLES = `
  :host { display: contents }
  :host([hidden]) { display: none }
  :host(:not(:state(failed))) ::slotted(a:not([slot])) { display: none !important }
  ${BUTTON}
  button {
    position: fixed;
    z-index: var(--ask-z, 2147483000);
    inset-block-end: var(--ask-inset, 24px);
    inset-inline-end: var(--ask-inset, 24px);
    box-shadow: var(--ask-shadow, 0 4px 16px rgb(10 12 30 / 24%));
  }
  button.start { inset-inline: var(--ask-inset, 24px) auto }
  button.top { inset-block: var(--ask-inset, 24px) auto }
  @media (forced-colors: active) { button { border: 2px solid ButtonText } }
`;

/** `<ask-button>`: stands where the host puts it and takes the colour around it. */
export const TRIGGER_STYLES = `
  :host { display: inline-block }
  ${BUTTON}
  button {
    inline-size: var(--ask-button-size, 44px);
    block-size: var(--ask-button-size, 44px);
    background: none;
    color: inherit;
  }
  button svg { inline-size: 24px; block-size: 24px }
  button:hover { background: color-mix(in srgb, currentcolor 10%, transparent) }
  @media (forced-colors: active) { button { border: 1px solid ButtonText } }
`;
