import { CHANNELS, type Channel } from './plan.js';
import type { Goal } from './routing.js';

/** A place in the panel. */
export type Place =
  | { readonly name: 'home' }
  | { readonly name: 'answer'; readonly text: string }
  | { readonly name: 'article'; readonly id: string; readonly language?: string | undefined }
  | { readonly name: 'contact' }
  /** Without a goal, the goals to choose from. */
  | { readonly name: 'account'; readonly goal?: Goal }
  | { readonly name: 'form'; readonly channel: Channel; readonly premium?: boolean | undefined }
  | { readonly name: 'receipt'; readonly ticket: string }
  | { readonly name: 'inbox' }
  | { readonly name: 'ticket'; readonly id: string }
  /** The chat of a ticket. */
  | { readonly name: 'chat'; readonly id: string };

/** A place as a host names it: `help.show({ article: 'import-contacts' })`. */
export type PlaceName = 'home' | 'contact' | 'account' | 'inbox' | { readonly article: string } | { readonly ticket: string } | { readonly form: Channel };

/** Where somebody is, and how they came there, oldest first. */
export interface Trail {
  readonly here: Place;
  readonly past: readonly Place[];
}

/** The beginning of every visit. */
export const START: Trail = { here: { name: 'home' }, past: [] };

/** A key that is `undefined` says as much as one that is absent. */
const same = (one: Place, other: Place): boolean => {
  const [mine, theirs]: readonly Readonly<Record<string, unknown>>[] = [one, other];
  return Object.keys({ ...one, ...other }).every((key) => mine![key] === theirs![key]);
};

/** The trail after going to a place. Home begins anew; staying where one is changes nothing. */
export function go(trail: Trail, to: Place): Trail {
  if (to.name === 'home') return START;
  if (same(trail.here, to)) return trail;
  // Once sent, "back" must not lead into the form whose words are gone.
  const isSent = to.name === 'receipt' || (to.name === 'chat' && trail.here.name === 'form');
  const past = isSent ? [START.here] : [...trail.past, trail.here];
  return { here: to, past };
}

/** The trail after one step back; from home there is none. */
export function back(trail: Trail): Trail {
  const here = trail.past.at(-1);
  return here ? { here, past: trail.past.slice(0, -1) } : START;
}

/** The place a host names, or `undefined` where it names none of ours. */
export function placeOf(named: unknown): Place | undefined {
  if (named === 'home' || named === 'contact' || named === 'account' || named === 'inbox') return { name: named };
  if (typeof named !== 'object' || named === null) return undefined;
  const { article, ticket, form } = named as Record<string, unknown>;
  if (typeof article === 'string' && article) return { name: 'article', id: article };
  if (typeof ticket === 'string' && ticket) return { name: 'ticket', id: ticket };
  const channel = CHANNELS.find((one) => one === form);
  return channel && { name: 'form', channel };
}
