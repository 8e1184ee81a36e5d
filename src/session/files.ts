import { settle } from '../core/loadable.js';
import type { Shelf } from '../ports/keep.js';

/** What one person's files are kept under, beside their drafts. */
const placeOf = (id: string): string => `file/${id}`;

/** The files of drafts and of tickets on their way: in this browser's store, and in memory where that is full or closed. */
export class Files {
  readonly #shelf: () => Shelf;
  readonly #loose = new Map<string, Blob>();

  constructor(shelf: () => Shelf) {
    this.#shelf = shelf;
  }

  /** Keeps a file; whether it will be there after a reload. One that nobody wants any more by then does not stay. */
  async put(id: string, file: Blob, isWanted: () => boolean = () => true): Promise<boolean> {
    const shelf = this.#shelf();
    const kept = await settle(shelf.change({ [placeOf(id)]: file }));
    if (!isWanted()) await settle(shelf.change({ [placeOf(id)]: undefined }));
    else if (kept.status === 'failed') this.#loose.set(id, file);
    return kept.status === 'ready';
  }

  /** A file, or `undefined` where it is not here any more. */
  async get(id: string): Promise<Blob | undefined> {
    const loose = this.#loose.get(id);
    if (loose) return loose;
    const kept = await settle(this.#shelf().read(placeOf(id)));
    return kept.status === 'ready' && kept.value instanceof Blob ? kept.value : undefined;
  }

  /** Forgets files that no longer go along with anything. */
  async remove(ids: readonly string[]): Promise<void> {
    await settle(this.#shelf().change(this.without(ids)));
  }

  /** The changes that forget files, for the transaction that ends their use. */
  without(ids: readonly string[]): Readonly<Record<string, undefined>> {
    for (const id of ids) this.#loose.delete(id);
    return Object.fromEntries(ids.map((id) => [placeOf(id), undefined]));
  }

  /** Lets go of what is only in memory. */
  forget(): void {
    this.#loose.clear();
  }
}
