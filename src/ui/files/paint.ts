import type { Mark } from '../../core/marks.js';

/**
 * A picture with its marks, as a PNG file. A blackout is black in it and nothing else: what was under it is not in the file.
 *
 * Rejects where the browser has no room for it.
 */
export async function painted(picture: HTMLCanvasElement, marks: readonly Mark[], name: string): Promise<File> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  // Blackouts come last, so that nothing lies over them and nothing shines through.
  for (const mark of marks.filter(({ tool }) => tool === 'marker')) markOut(context, mark, canvas.width);
  context.fillStyle = '#000';
  for (const { left, top, width, height } of marks.filter(({ tool }) => tool === 'blackout')) context.fillRect(left, top, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the picture could not be written');
  return new File([blob], name, { type: 'image/png' });
}

function markOut(context: CanvasRenderingContext2D, { left, top, width, height }: Mark, across: number): void {
  const line = Math.max(3, Math.round(across / 400));
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = '#ffe45c';
  context.fillRect(left, top, width, height);
  context.globalCompositeOperation = 'source-over';
  context.lineWidth = line;
  context.strokeStyle = '#d4351c';
  context.strokeRect(left + line / 2, top + line / 2, width - line, height - line);
}
