import { isRecord } from '../../core/check.js';
import type { Happening } from '../../ports/live.js';
import { maybe, number, oneOf, shape, text, type Guard } from './guard.js';
import { readTicket } from './ticket.js';

type Of<Kind extends Happening['kind']> = Extract<Happening, { readonly kind: Kind }>;

const isHappening: Guard<Exclude<Happening, Of<'change'>>> = (value): value is Exclude<Happening, Of<'change'>> =>
  [
    shape<Of<'ready'> | Of<'gap'>>({ kind: oneOf('ready', 'gap'), number }),
    shape<Of<'typing'>>({ kind: oneOf('typing'), ticket: text, name: maybe(text) }),
    shape<Of<'queue'>>({ kind: oneOf('queue'), ticket: text, place: number, minutes: maybe(number) }),
  ].some((guard: Guard<unknown>) => guard(value));

/** What a backend says has happened; nothing where it is not understood, maybe since it came after us. */
export function readHappening(value: unknown): Happening | undefined {
  if (isHappening(value)) return value;
  if (!isRecord(value) || value['kind'] !== 'change' || !number(value['number'])) return undefined;
  try {
    return { kind: 'change', number: value['number'], ticket: readTicket(value['ticket']) };
  } catch {
    return undefined;
  }
}
