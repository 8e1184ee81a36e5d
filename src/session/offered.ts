import type { Draft } from '../core/draft.js';
import { readKept, type Kept } from '../core/kept.js';
import { settle } from '../core/loadable.js';
import type { Keep, Shelf } from '../ports/keep.js';
import type { Files } from './files.js';

/** A draft of an earlier visit, or of before somebody signed in. */
export interface Offered extends Kept {
  readonly anonymous: boolean;
}

/** What a person may go on with, newest first: their own drafts, and those of whoever was here before they signed in. */
export async function offeredTo(person: string, keep: Keep): Promise<readonly Offered[]> {
  const owners = person ? [person, ''] : [''];
  const found = await Promise.all(owners.map((owner) => settle(keep.of(owner).list('draft/'))));
  const offered = found.flatMap((kept, index) =>
    kept.status === 'ready' ? [...kept.value].flatMap(([name, value]) => offeredAs(name.slice('draft/'.length), value, index === 1)) : [],
  );
  return offered.sort((one, other) => other.saved.localeCompare(one.saved));
}

/** Strikes out a draft that goes on under another name; files of before somebody signed in come along. */
export async function takeOver({ id, anonymous, draft }: Offered, keep: Keep, own: Shelf, files: Files): Promise<void> {
  const shelf = anonymous ? keep.of('') : own;
  const left = anonymous ? filesOf(draft) : [];
  for (const file of left) {
    const kept = await settle(shelf.read(`file/${file}`));
    if (kept.status === 'ready' && kept.value instanceof Blob) await files.put(file, kept.value);
  }
  await settle(shelf.change({ [`draft/${id}`]: undefined, ...Object.fromEntries(left.map((file) => [`file/${file}`, undefined])) }));
}

/** Throws a draft away, with its files. */
export async function throwAway({ id, anonymous, draft }: Offered, keep: Keep, own: Shelf, files: Files): Promise<void> {
  const shelf = anonymous ? keep.of('') : own;
  await settle(shelf.change({ [`draft/${id}`]: undefined, ...files.without(filesOf(draft)) }));
}

/** The files that go with a draft, by id. */
export const filesOf = (draft: Draft | undefined): readonly string[] => draft?.attachments.map(({ id }) => id) ?? [];

function offeredAs(id: string, value: unknown, anonymous: boolean): readonly Offered[] {
  const kept = readKept(id, value);
  return kept ? [{ ...kept, anonymous }] : [];
}
