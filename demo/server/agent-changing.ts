import type { Standing } from '../../src/core/ticket.js';
import { changeState, type AskedChange } from './changing.js';
import { endBySupport, leave, mustSpeakIn, takeOver, type Agent } from './chats.js';
import type { Queries } from './database.js';
import { noticeOf } from './notices.js';
import { invalid } from './problem.js';
import { changeTicket } from './stream-store.js';
import type { StoredTicket } from './ticket-store.js';

/**
 * Does what a person of support may do to anybody's ticket. A chat is taken over by `active`, given back to the queue by `waiting` and
 * ended by `ended`; a call-back is `active` while it is being called, and `ended` once it was. `read` says up to which number the visitor's messages have been read.
 */
export async function changeBySupport(queries: Queries, ticket: StoredTicket, change: AskedChange, agent: Agent, now: Date): Promise<void> {
  const [another] = (['starred', 'slot', 'phone'] as const).filter((name) => change[name] !== undefined);
  if (another) throw invalid({ [another]: 'not-yours' });
  const { standing, state, read } = change;
  if (standing !== undefined) await stand(queries, ticket, standing, agent, now);
  if (state !== undefined) {
    await mustSpeakIn(queries, ticket.id, agent);
    await changeState(queries, ticket, state, now);
  }
  if (read !== undefined) await changeTicket(queries, ticket.id, { read: { from: 'visitor', upTo: read } }, now);
}

async function stand(queries: Queries, ticket: StoredTicket, standing: Standing, agent: Agent, now: Date): Promise<void> {
  if (ticket.channel === 'callback') return call(queries, ticket, standing, agent, now);
  if (ticket.channel !== 'chat') throw invalid({ standing: 'unknown' });
  switch (standing) {
    case 'active':
      return takeOver(queries, ticket.id, agent, now);
    case 'waiting':
      return leave(queries, ticket.id, agent, now);
    case 'ended':
      return endBySupport(queries, ticket.id, agent, now);
  }
}

/** Somebody calls now, gives the call back since nobody answered, or has called, which alone is told in the timeline, once. */
async function call(queries: Queries, ticket: StoredTicket, standing: Standing, agent: Agent, now: Date): Promise<void> {
  if (ticket.standing === 'ended' || ticket.standing === standing) return;
  const facts = { standing, agent: standing === 'waiting' ? null : agent.name };
  await changeTicket(queries, ticket.id, facts, now, standing === 'ended' ? noticeOf('called', agent.name) : undefined);
}
