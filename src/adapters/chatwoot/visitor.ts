import { SendOnce } from './send-once.js';
import type { ChatwootMessage, Contact, Conversation } from './shapes.js';

/** A ticket on its way: the conversations there were before it, and its own once that is known. */
export interface Place {
  readonly before: ReadonlySet<string>;
  readonly id?: string;
}

/** A person as Chatwoot's contact, for as long as the page lives. Nothing of it is kept in the browser: its members are as good as a password. */
export class Visitor {
  /** Steps to this contact, below the inbox. */
  readonly path: readonly string[];
  readonly sends = new SendOnce();
  /** Key → the ticket on its way under it. */
  readonly places = new Map<string, Place>();
  /** Ids of the messages that were told while following; absent until one follows. */
  told: Set<number> | undefined;
  /** Conversation → the status that was told last. */
  readonly statuses = new Map<string, string>();
  readonly #known = new Map<string, Conversation>();

  /** Opens the person's room on the cable. */
  readonly token: string;

  constructor({ source_id, pubsub_token }: Contact) {
    this.path = ['contacts', source_id];
    this.token = pubsub_token;
  }

  /** What is known of a conversation by now. */
  known(id: string): Conversation | undefined {
    return this.#known.get(id);
  }

  /** Every conversation known by now. */
  all(): readonly Conversation[] {
    return [...this.#known.values()];
  }

  /** Learns of a conversation. An answer that was under way while a message came does not take it back. */
  learn(told: Conversation): Conversation {
    const id = String(told.id);
    const messages = new Map<string, ChatwootMessage>();
    for (const message of [...(this.#known.get(id)?.messages ?? []), ...told.messages]) messages.set(String(message.id), message);
    const learnt = { ...this.#known.get(id), ...told, messages: [...messages.values()] };
    this.#known.set(id, learnt);
    return learnt;
  }
}
