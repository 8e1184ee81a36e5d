import type { Backend } from '../../ports/backend.js';
import type { Chat } from '../../ports/chat.js';
import type { Live } from '../../ports/live.js';
import { baseOf, below } from '../http/address.js';
import { chatwootLive } from './live.js';
import { connect } from './request.js';
import { chatwootTickets, type ChatwootTickets } from './tickets.js';
import { chatwootChat } from './typing.js';
import { Visitors, type ChatwootPerson } from './visitors.js';

export type { ChatwootPerson } from './visitors.js';

/** Which inbox of which Chatwoot, and who writes to it. */
export interface ChatwootOptions {
  /** Where Chatwoot is installed, such as `https://app.chatwoot.com`. */
  readonly baseUrl: string;
  /** The identifier of an inbox of the kind "API"; it is no secret. */
  readonly inbox: string;
  /** Says who is signed in, `undefined` where nobody is; asked anew each time. Who is not known has their tickets for as long as the page lives. */
  readonly person?: (() => ChatwootPerson | undefined | Promise<ChatwootPerson | undefined>) | undefined;
  /** For a host that adds something of its own to each request. */
  readonly fetch?: typeof fetch | undefined;
  /** In place of the browser's. */
  readonly webSocket?: typeof WebSocket | undefined;
}

/** Tickets and chats in a Chatwoot inbox; it has no articles. */
export interface ChatwootBackend extends Backend {
  readonly tickets: ChatwootTickets;
  readonly chat: Chat;
  readonly live: Required<Live>;
}

/**
 * A backend that speaks Chatwoot's public client API and listens on its ActionCable.
 *
 * Throws a `ProblemError` of kind `setting` where `baseUrl` is no address; after that its methods reject with a `ProblemError`, or,
 * once the caller's signal is aborted, with that signal's reason.
 */
export function chatwootBackend({ baseUrl, inbox, person = () => undefined, fetch, webSocket }: ChatwootOptions): ChatwootBackend {
  const base = baseOf(baseUrl);
  const send = connect(base, inbox, fetch);
  const visitors = new Visitors(send, person);
  const address = below(base, ['cable']);
  address.protocol = base.protocol.replace('http', 'ws');
  return {
    tickets: chatwootTickets(send, visitors, fetch),
    chat: chatwootChat(send, visitors),
    live: chatwootLive(send, visitors, { address, socket: webSocket ?? globalThis.WebSocket }),
  };
}
