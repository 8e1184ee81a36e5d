import type { RunningServer } from '../../demo/server/start.js';
import type { Settings } from '../../src/core/settings.js';
import type { NewTicket, Ticket } from '../../src/core/ticket.js';
import { agentToken, ask, newTicket, someone, tokenFor, type Answered } from './serving.js';

/** Somebody who asks the server as themselves, each time with a fresh token: the clock of a test may have moved on. */
export interface Asker {
  readonly get: (path: string) => Promise<Answered>;
  readonly post: (path: string, body: unknown, key?: string) => Promise<Answered>;
  readonly patch: (path: string, body: unknown, key?: string) => Promise<Answered>;
}

/** A visitor on a plan with chat. */
export interface Visitor extends Asker {
  /** Begins a chat. */
  readonly chat: (more?: Partial<NewTicket>) => Promise<Ticket>;
  readonly says: (ticket: string, text: string) => Promise<Answered>;
  readonly reads: (ticket: string) => Promise<Ticket>;
}

/** A visitor that nobody has seen before. */
export function newVisitor(server: () => RunningServer, name: string, claims: Settings = {}): Visitor {
  const { person, ...others } = someone({ plan: 'professional', ...claims });
  const asker = askerWith(server, 'help-api', () => tokenFor(server(), { ...others, person: { ...person, name } }));
  return {
    ...asker,
    chat: async (more) => (await asker.post('tickets', newTicket({ channel: 'chat', ...more }))).body as Ticket,
    says: (ticket, text) => asker.post(`tickets/${ticket}/messages`, { reference: crypto.randomUUID(), text }),
    reads: async (ticket) => (await asker.get(`tickets/${ticket}`)).body as Ticket,
  };
}

/** A person of support. */
export interface Agent extends Asker {
  readonly stands: (ticket: string, standing: 'active' | 'waiting' | 'ended') => Promise<Answered>;
  readonly says: (ticket: string, text: string) => Promise<Answered>;
}

/** A person of support, by name. */
export function newAgent(server: () => RunningServer, name: string): Agent {
  const asker = askerWith(server, 'agent-api', () => agentToken(server(), name));
  return {
    ...asker,
    stands: (ticket, standing) => asker.patch(`tickets/${ticket}`, { standing }),
    says: (ticket, text) => asker.post(`tickets/${ticket}/messages`, { reference: crypto.randomUUID(), text }),
  };
}

function askerWith(server: () => RunningServer, api: 'help-api' | 'agent-api', token: () => Promise<string>): Asker {
  const send = async (method: string, path: string, body?: unknown, key?: string): Promise<Answered> =>
    ask(server(), method, path, { api, token: await token(), ...(key !== undefined && { key }), ...(body !== undefined && { body }) });
  return {
    get: (path) => send('GET', path),
    post: (path, body, key = crypto.randomUUID()) => send('POST', path, body, key),
    patch: (path, body, key = crypto.randomUUID()) => send('PATCH', path, body, key),
  };
}
