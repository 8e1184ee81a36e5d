import { problemError } from '../http/answer.js';
import { expected } from '../http/guard.js';
import type { HeldFile } from './attachments.js';
import { pack, type Carried } from './carried.js';
import type { Send } from './request.js';
import { sent } from './send-once.js';
import { conversation, conversations, isMessage, type ChatwootMessage, type Conversation } from './shapes.js';
import { referenceOf } from './ticket.js';
import type { Visitor } from './visitor.js';

/** Every conversation of a person, with all their messages: Chatwoot has no smaller question that finds what was missed. */
export async function allOf(send: Send, visitor: Visitor, signal?: AbortSignal): Promise<readonly Conversation[]> {
  const all = conversations(await send({ path: [...visitor.path, 'conversations'], signal }));
  return all.map((one) => visitor.learn(one));
}

/** One conversation; a problem of kind `missing` where this person has none of that id. */
export async function oneOf(send: Send, visitor: Visitor, id: string, signal?: AbortSignal): Promise<Conversation> {
  return visitor.learn(conversation(await send({ path: pathOf(visitor, id), signal })));
}

/** Steps to a conversation. Its ids are numbers; nothing else is asked for. */
export function pathOf(visitor: Visitor, id: string): readonly string[] {
  if (!/^\d{1,15}$/.test(id)) throw problemError('missing', `There is no ticket ${id}`);
  return [...visitor.path, 'conversations', id];
}

/** Something to be said in a conversation. */
export interface Saying extends Carried {
  readonly reference: string;
  readonly files: readonly HeldFile[];
}

/** Adds a message, and finds it by its reference where the answer was lost. A resolved conversation is opened again by it. */
export async function say(send: Send, visitor: Visitor, id: string, saying: Saying): Promise<ChatwootMessage> {
  const { text, reference, facts, files } = saying;
  const body = { content: pack(text, reference, facts), echo_id: reference };
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const post = { method: 'POST', path: [...pathOf(visitor, id), 'messages'], body: files.length > 0 ? formOf(body, files) : body, bytes } as const;
  const message = await sent(
    async () => expected(await send(post), 'a message', isMessage),
    async () => saidIn(await oneOf(send, visitor, id), reference),
  );
  const known = visitor.known(id);
  if (known) visitor.learn({ ...known, status: known.status === 'resolved' ? 'open' : known.status, messages: [message] });
  return message;
}

/** The message of a conversation that was sent under a reference. */
export const saidIn = ({ messages }: Conversation, reference: string): ChatwootMessage | undefined => messages.find((message) => referenceOf(message) === reference);

function formOf(fields: Readonly<Record<string, string>>, files: readonly HeldFile[]): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { bytes, name, type } of files) form.append('attachments[]', new Blob([bytes], { type }), name);
  return form;
}
