/** Whether files are dragged, dropped or pasted. A spreadsheet copies its cells as a picture too: who pastes those wants the words. */
export function carriesFiles(event: DragEvent | ClipboardEvent): boolean {
  const given = givenBy(event);
  return Boolean(given?.types.includes('Files')) && !(event instanceof ClipboardEvent && given?.types.includes('text/plain'));
}

/** The files themselves; none while they are only dragged. */
export const filesIn = (event: DragEvent | ClipboardEvent): readonly File[] => [...(givenBy(event)?.files ?? [])];

const givenBy = (event: DragEvent | ClipboardEvent): DataTransfer | null => (event instanceof ClipboardEvent ? event.clipboardData : event.dataTransfer);
