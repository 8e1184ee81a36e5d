const SVG = 'http://www.w3.org/2000/svg';

/** A ring and a question mark in it. */
const DRAWING = 'M18 10a8 8 0 1 1-16 0a8 8 0 0 1 16 0M7.8 7.8a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.1.9-1.1 1.6M10 14v.1';

/** What happens to a round button. */
export interface Presses {
  press(): void;
  /** The pointer, a finger or the focus is on it: it may be pressed soon. */
  near(): void;
}

/** Draws a round question-mark button into an element's own shadow root, over a slot named `icon` and beside a default one. */
export function drawButton(host: HTMLElement, styles: string, { press, near }: Presses): { root: ShadowRoot; button: HTMLButtonElement; fallback: HTMLSlotElement } {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(document.createElementNS(SVG, 'path'));
  drawing.firstElementChild!.setAttribute('d', DRAWING);
  const icon = Object.assign(document.createElement('slot'), { name: 'icon' });
  icon.append(drawing);
  const button = Object.assign(document.createElement('button'), { type: 'button' });
  button.part.add('button');
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-expanded', 'false');
  button.append(icon);
  button.addEventListener('click', press);
  for (const intent of ['pointerenter', 'focus', 'touchstart']) button.addEventListener(intent, near, { passive: true });
  const fallback = document.createElement('slot');
  root.append(button, fallback);
  return { root, button, fallback };
}

/** Says the button's word to those who listen and those who point at it. */
export function nameButton(button: HTMLButtonElement, word: string): void {
  button.ariaLabel = word;
  button.title = word;
}

/** Puts the button in a corner of the window: `bottom-end`, `bottom-start`, `top-end` or `top-start`. */
export function placeButton(button: HTMLButtonElement, placement: unknown): void {
  const corner = typeof placement === 'string' ? placement : '';
  button.classList.toggle('start', corner.endsWith('start'));
  button.classList.toggle('top', corner.startsWith('top'));
}
