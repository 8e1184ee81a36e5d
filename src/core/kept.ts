import type { Draft } from './draft.js';
import { readDraft } from './mended.js';

/** A draft as it is kept between two visits. */
export interface Kept {
  readonly id: string;
  readonly draft: Draft;
  /** ISO instant of the last change. */
  readonly saved: string;
  /** The key it was last sent under, where it came back. */
  readonly tried?: string;
}

/** A draft as it is written down. */
export const keptAs = (draft: Draft, now: Date, tried?: string): Omit<Kept, 'id'> => ({ draft, saved: now.toISOString(), ...(tried && { tried }) });

/** A draft as it was written down, maybe by another version; `undefined` where it is none. */
export function readKept(id: string, value: unknown): Kept | undefined {
  const { draft: written, saved, tried } = Object(value) as Readonly<Record<string, unknown>>;
  const draft = readDraft(written);
  if (!draft || typeof saved !== 'string' || Number.isNaN(Date.parse(saved))) return undefined;
  return { id, draft, saved, ...(typeof tried === 'string' && { tried }) };
}
