import { expected, flag, listOf, maybe, shape, text, type Guard } from '../http/guard.js';

/** A number, which Chatwoot writes as a text in places. */
export type Numeric = number | string;

/** Whoever wrote a message: somebody of support (`user`), a bot, or the contact. */
export interface Sender {
  readonly name?: string;
  readonly available_name?: string;
  readonly type?: string;
}

/** A file of a message. What is no file, such as a place on a map, has no address or no size. */
export interface StoredFile {
  readonly id: Numeric;
  readonly data_url?: string;
  readonly file_size?: Numeric;
}

/** A message as Chatwoot tells it, over HTTP and over its cable. */
export interface ChatwootMessage {
  /** Counted up over the whole installation. */
  readonly id: Numeric;
  readonly content?: string;
  /** 0 or `incoming`, 1 or `outgoing`, 2 or `activity`, 3 or `template`. */
  readonly message_type: Numeric;
  readonly content_type?: string;
  /** Seconds since 1970. */
  readonly created_at: Numeric;
  readonly private?: boolean;
  readonly attachments?: readonly StoredFile[];
  readonly sender?: Sender;
}

/** A conversation as Chatwoot tells it. */
export interface Conversation {
  readonly id: Numeric;
  /** `open`, `resolved`, `pending` or `snoozed`. */
  readonly status: string;
  /** Seconds since 1970, or 0. */
  readonly contact_last_seen_at?: Numeric;
  readonly agent_last_seen_at?: Numeric;
  readonly messages: readonly ChatwootMessage[];
}

/** A contact as it is answered to whoever made it. Its two members are secrets: who has them reads and writes in its name. */
export interface Contact {
  readonly source_id: string;
  readonly pubsub_token: string;
}

const perhaps = maybe(text);

const numeric: Guard<Numeric> = (value): value is Numeric =>
  typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && /^\d{1,15}$/.test(value);

/** The kinds of messages are numbers, or their names where one was just made. */
const kind: Guard<Numeric> = (value): value is Numeric => numeric(value) || text(value);

/** A message, as far as we read it. */
export const isMessage = shape<ChatwootMessage>({
  id: numeric,
  content: perhaps,
  message_type: kind,
  content_type: perhaps,
  created_at: numeric,
  private: maybe(flag),
  attachments: maybe(listOf(shape<StoredFile>({ id: numeric, data_url: perhaps, file_size: maybe(numeric) }))),
  sender: maybe(shape<Sender>({ name: perhaps, available_name: perhaps, type: perhaps })),
});

/** A conversation, as far as we read it. */
export const isConversation = shape<Conversation>({
  id: numeric,
  status: text,
  contact_last_seen_at: maybe(numeric),
  agent_last_seen_at: maybe(numeric),
  messages: listOf(isMessage),
});

/** A contact that was just made. */
export const isContact = shape<Contact>({ source_id: text, pubsub_token: text });

/** Conversations from outside, or a problem. */
export const conversations = (value: unknown): readonly Conversation[] => expected(value, 'a list of conversations', listOf(isConversation));

/** A conversation from outside, or a problem. */
export const conversation = (value: unknown): Conversation => expected(value, 'a conversation', isConversation);
