import type { Removal } from '../core/har/removal.js';
import type { Clock } from '../ports/clock.js';

/** A file without what nobody meant to send. */
export interface Prepared {
  readonly body: Blob;
  /** Whether the place it was taken at was taken out of it. */
  readonly hadPlace?: boolean;
  /** Of a HAR file: how it came, what was taken out of it, and which of its entries are whole in it. */
  readonly har?: { readonly raw: string; readonly removed: readonly Removal[]; readonly kept: readonly number[] };
}

/** How long the page may stand still, in ms, while a file is cleaned. */
const SLICE = 30;

/** Takes out of a file what nobody meant to send. Rejects where it cannot be read, or is not what its type says. */
export async function prepared(file: File, type: string, clock: Clock): Promise<Prepared> {
  if (type === 'application/json') return cleaned(await file.text(), [], clock);
  if (!/^image\/(jpeg|png|webp)$/.test(type)) return { body: new Blob([file], { type }) };
  const { withoutPlace } = await import('../core/photo.js');
  const { bytes, hadPlace } = withoutPlace(new Uint8Array(await file.arrayBuffer()));
  return { body: new Blob([bytes], { type }), hadPlace };
}

/** A HAR file without its secrets, and but for these entries without what was sent and answered. A large one takes seconds, in which the page must not stand still. */
export async function cleaned(raw: string, keep: readonly number[], clock: Clock): Promise<Prepared> {
  const { cleanHarInSteps } = await import('../core/har/clean.js');
  const steps = cleanHarInSteps(raw, { keep });
  for (let since = clock.now().getTime(); ; ) {
    const { done, value } = steps.next();
    if (done) return { body: new Blob([value.har], { type: 'application/json' }), har: { raw, removed: value.removed, kept: keep } };
    if (clock.now().getTime() - since < SLICE) continue;
    await new Promise<void>((resolve) => clock.after(0, resolve));
    since = clock.now().getTime();
  }
}
