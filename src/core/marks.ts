/** What is drawn over a picture: a blackout covers, a marker points out. */
export type Tool = 'blackout' | 'marker';

/** A rectangle over a picture, in its pixels. */
export interface Mark {
  readonly tool: Tool;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How large a picture is, in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place on a picture, in its pixels; may lie outside. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** A mark is never smaller than this, in pixels: one would not find it again. */
export const SMALLEST = 12;

/** A new mark in the middle, for who places it by keys. */
export const markInMiddle = (tool: Tool, { width, height }: Size): Mark =>
  within({ tool, left: width * 0.375, top: height * 0.4, width: width / 4, height: height / 5 }, { width, height });

/** The mark between two spots, as somebody draws it in whatever direction. */
export const markBetween = (tool: Tool, from: Spot, to: Spot, size: Size): Mark => {
  const [left, right] = [Math.min(from.left, to.left), Math.max(from.left, to.left)];
  const [top, bottom] = [Math.min(from.top, to.top), Math.max(from.top, to.top)];
  const [start, above] = [Math.max(0, left), Math.max(0, top)];
  return within({ tool, left: start, top: above, width: Math.min(right, size.width) - start, height: Math.min(bottom, size.height) - above }, size);
};

/** A mark pushed aside; it stops at the picture's edge. */
export const moved = (mark: Mark, right: number, down: number, size: Size): Mark =>
  within({ ...mark, left: mark.left + Math.round(right), top: mark.top + Math.round(down) }, size);

/** A mark made larger or smaller at its end; it stops at the picture's edge. */
export const resized = (mark: Mark, wider: number, higher: number, size: Size): Mark =>
  within(
    {
      ...mark,
      width: Math.min(mark.width + wider, size.width - mark.left),
      height: Math.min(mark.height + higher, size.height - mark.top),
    },
    size,
  );

/** Whole pixels, rounded outwards so that nothing peeps out, and inside the picture. */
function within({ tool, ...mark }: Mark, size: Size): Mark {
  const width = Math.min(Math.max(Math.ceil(mark.left + mark.width) - Math.floor(mark.left), SMALLEST), size.width);
  const height = Math.min(Math.max(Math.ceil(mark.top + mark.height) - Math.floor(mark.top), SMALLEST), size.height);
  const left = Math.min(Math.max(Math.floor(mark.left), 0), size.width - width);
  const top = Math.min(Math.max(Math.floor(mark.top), 0), size.height - height);
  return { tool, left, top, width, height };
}
