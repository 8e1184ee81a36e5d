import { autoUpdate, computePosition, flip, offset, shift, size, type Placement } from '@floating-ui/dom';

/** Room kept between the panel and the edge of the window, in px. */
const INSET = 12;

/**
 * Keeps a fixed element beside an anchor, in the window and no taller than it, while either moves.
 *
 * Answers the function that stops it.
 */
export function floatBeside(element: HTMLElement, anchor: Element, placement: Placement): () => void {
  const place = async (): Promise<void> => {
    const { x, y } = await computePosition(anchor, element, {
      strategy: 'fixed',
      placement,
      middleware: [
        offset(8),
        flip({ padding: INSET }),
        shift({ padding: INSET, crossAxis: true }),
        size({
          padding: INSET,
          apply: ({ availableHeight, elements }) => elements.floating.style.setProperty('--_room', `${Math.max(240, availableHeight)}px`),
        }),
      ],
    });
    element.style.setProperty('inset', `${Math.max(INSET, y)}px auto auto ${Math.max(INSET, x)}px`);
  };
  return autoUpdate(anchor, element, () => void place());
}
