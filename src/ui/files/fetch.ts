/** Fetches what shows files, and registers it: not every house takes them. */
export async function fetchFiles(): Promise<true> {
  (await import('./attachments.js')).define();
  return true;
}
