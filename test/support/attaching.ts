import type { Attachment } from '../../src/core/attachment.js';
import type { Tickets } from '../../src/ports/tickets.js';
import { settled } from './fake-world.js';
import type { Visit } from './visit.js';

/** An upload that goes on as the test says. */
export interface Upload {
  readonly file: Blob;
  readonly name: string;
  readonly key: string;
  readonly signal: AbortSignal | undefined;
  answer(given: Partial<Attachment>): void;
}

/** From here on the backend of a visit takes files; answers every upload that is begun. */
export function takesFiles(here: Visit): readonly Upload[] {
  const uploads: Upload[] = [];
  const attach: NonNullable<Tickets['attach']> = (file, { key, name, type, signal }) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
      const answer = (given: Partial<Attachment>): void => resolve({ id: `file of ${key}`, name, type, size: file.size, ...given });
      uploads.push({ file, name, key, signal, answer });
    });
  const { create, list, read, reply, change, rate } = here.tickets;
  here.update({ backend: { ...here.session.setup.value.backend, tickets: { create, list, read, reply, change, rate, attach } } });
  return uploads;
}

/** A note. */
export const note = (name = 'note.txt', text = 'It stops at 40 per cent'): File => new File([text], name, { type: 'text/plain' });

/** A file that is read once `go` is called. */
export function slowly(file: File): { readonly file: File; go(): Promise<void> } {
  let go = (): void => undefined;
  const may = new Promise<void>((resolve) => (go = resolve));
  const head = file.slice.bind(file);
  const slice = (start?: number, end?: number): Blob => {
    const part = head(start, end);
    const read = part.arrayBuffer.bind(part);
    return Object.assign(part, { arrayBuffer: () => may.then(read) });
  };
  const read = async (): Promise<void> => {
    go();
    await settled();
    await settled();
  };
  return { file: Object.assign(file, { slice }), go: read };
}
