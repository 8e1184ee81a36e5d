import { autoUpdate, computePosition, offset, shift } from '@floating-ui/dom';

/** Room kept between the panel and the edge of the window, and between it and its anchor, in px. */
const INSET = 12;
const GAP = 8;

/**
 * Keeps a fixed element beside an anchor, in the window and no taller than the room on its side, while either moves.
 *
 * The side with more room is taken; `flip` and `size` of the library would weigh a kilobyte for the same.
 * Answers the function that stops it.
 */
export function floatBeside(element: HTMLElement, anchor: Element): () => void {
  const place = async (): Promise<void> => {
    const { top, bottom } = anchor.getBoundingClientRect();
    const below = innerHeight - bottom;
    const side = below >= top ? 'bottom' : 'top';
    element.style.setProperty('--_room', `${Math.max(320, Math.max(below, top) - GAP - INSET)}px`);
    const { x, y } = await computePosition(anchor, element, {
      strategy: 'fixed',
      placement: `${side}-end`,
      middleware: [offset(GAP), shift({ padding: INSET, crossAxis: true })],
    });
    element.style.setProperty('inset', `${y}px auto auto ${x}px`);
  };
  return autoUpdate(anchor, element, () => void place());
}
