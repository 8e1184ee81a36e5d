/**
 * Draws a small picture of a file into a canvas, once. Only what the browser can decode into pixels gets there: the file itself
 * never becomes part of the page.
 */
export async function preview(canvas: HTMLCanvasElement, file: (id: string) => Promise<Blob | undefined>): Promise<void> {
  const id = canvas.dataset['file']!;
  if (canvas.dataset['drawn'] === id) return;
  canvas.dataset['drawn'] = id;
  const { width, height } = canvas;
  const context = canvas.getContext('2d')!;
  context.clearRect(0, 0, width, height);
  const blob = await file(id);
  // What cannot be decoded stays an empty square; its name says what it is.
  const picture = blob && (await createImageBitmap(blob).catch(() => undefined));
  if (!picture) return;
  const scale = Math.max(width / picture.width, height / picture.height);
  const [wide, high] = [picture.width * scale, picture.height * scale];
  if (canvas.dataset['drawn'] === id) context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
  picture.close();
}
