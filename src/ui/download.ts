import type { Nearby } from '../session/world.js';

/** Hands a file to the browser to be stored. Whatever it says it is, it is never opened: it may be a page with a script. */
export function download(file: Blob, name: string, clock: Nearby['clock']): void {
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari reads it after the click has returned.
  clock.after(60_000, () => URL.revokeObjectURL(url));
}
