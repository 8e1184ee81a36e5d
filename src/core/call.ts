import type { Ticket } from './ticket.js';

/** How a call-back stands for whoever waits for it. */
export type CallStanding =
  | 'waiting'
  /** Somebody is calling. */
  | 'active'
  | 'called'
  | 'cancelled'
  /** Over, and nobody said how. */
  | 'over';

/** How a call-back stands, by what has become of its ticket. */
export function callStandingOf({ state, standing = 'waiting', messages }: Ticket): CallStanding {
  if (state === 'open' && standing !== 'ended') return standing;
  const last = messages.findLast(({ from, code }) => from === 'system' && (code === 'called' || code === 'cancelled'));
  return last?.code === 'called' || last?.code === 'cancelled' ? last.code : 'over';
}
