import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeCable } from './fake-cable.js';

/** A person as Chatwoot's records know them, and one of the sessions they come by. */
interface ContactRow { readonly id: number; name: string; email: string | null; phone_number: string | null; identifier: string | null }
interface SessionRow { readonly contact: ContactRow; readonly source_id: string; readonly pubsub_token: string; verified: boolean }
interface FileRow { readonly id: number; readonly name: string; readonly bytes: Buffer; readonly type: string }
interface MessageRow { readonly id: number; readonly content: string | null; readonly message_type: number; readonly content_type: string; readonly created_at: number; readonly private: boolean; readonly files: readonly FileRow[]; readonly sender: object | null; readonly echo_id?: string | undefined }
interface ConversationRow { readonly id: number; readonly uuid: string; readonly session: SessionRow; readonly custom_attributes: object; status: string; contact_last_seen_at: number; agent_last_seen_at: number; readonly messages: MessageRow[] }

/** What becomes of a request: it never arrives, or its answer does not, or it waits first. */
export type Fate = 'lost' | 'unanswered' | Promise<void> | undefined;

/** What an agent, or Chatwoot by itself, puts into a conversation. */
export interface Put { readonly message_type?: number; readonly content_type?: string; readonly private?: boolean; readonly name?: string }

/** An answer, for whoever checks that it is of the published shape. */
export interface Answered { readonly route: string; readonly status: number; readonly body: unknown }

const AGENT = { id: 1, name: 'Grace Hopper', available_name: 'Grace', avatar_url: '', type: 'user', availability_status: 'online' };

/**
 * A Chatwoot with one API inbox, on a real port: its public client API and its cable, as its published OpenAPI, controllers and
 * views say. What those do not tell a visitor is not told here: neither custom attributes of a conversation, nor an `echo_id` later.
 */
export class FakeChatwoot {
  readonly inbox = 'inbox-of-tests';
  readonly hmacToken = 'secret-of-the-inbox';
  readonly cable = new FakeCable((token) => this.#sessions.some((one) => one.pubsub_token === token));
  readonly conversations: ConversationRow[] = [];
  /** `METHOD last-step`, in order. */
  readonly asked: string[] = [];
  readonly answered: Answered[] = [];
  readonly typed: string[] = [];
  /** Says what becomes of a request, by `METHOD last-step`. */
  fate: (route: string) => Fate = () => undefined;
  readonly #contacts: ContactRow[] = [];
  readonly #sessions: SessionRow[] = [];
  #ids = 0;
  #server: Server | undefined;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.cable.take(request, socket, head));
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.cable.stop();
    this.#server!.closeAllConnections();
    await new Promise((resolve) => this.#server!.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server!.address() as AddressInfo).port}`;
  }

  get contacts(): number {
    return this.#contacts.length;
  }

  hashOf(identifier: string): string {
    return createHmac('sha256', this.hmacToken).update(identifier).digest('hex');
  }

  /** An agent writes, or whatever else comes from the other side. */
  say(id: string | number, content: string | null, { message_type = 1, content_type = 'text', private: hidden = false, name }: Put = {}): MessageRow {
    const row = this.#conversation(id);
    return this.#add(row, { content, message_type, content_type, private: hidden, files: [], sender: name === undefined ? AGENT : { ...AGENT, name, available_name: name } });
  }

  resolve(id: string | number): void {
    this.#move(this.#conversation(id), 'resolved');
  }

  see(id: string | number): void {
    this.#conversation(id).agent_last_seen_at = now();
  }

  type(id: string | number, is_private = false): void {
    const row = this.#conversation(id);
    this.#tell(row, 'conversation.typing_on', { conversation: pushed(row), user: AGENT, is_private });
  }

  /** Anything at all, to whoever is in the room of a conversation. */
  utter(id: string | number, event: string, data: object): void {
    this.#tell(this.#conversation(id), event, data);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    const steps = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
    const route = `${request.method} ${steps.findLast((step) => /^[a-z_]+$/.test(step)) ?? ''}`;
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    this.asked.push(route);
    const fate = this.fate(route);
    if (fate === 'lost') return void response.destroy();
    await (fate instanceof Promise ? fate : undefined);
    const [status, body] = await this.#serve(request, url, steps, Buffer.concat(chunks)).catch((error: unknown): [number, unknown] => (error instanceof Refusal ? [error.status, { error: error.message }] : [500, { error: String(error) }]));
    if (!(body instanceof Buffer)) this.answered.push({ route, status, body });
    if (fate === 'unanswered') return void response.destroy();
    response.writeHead(status, { 'Access-Control-Allow-Origin': '*', ...(body !== undefined && !(body instanceof Buffer) && { 'Content-Type': 'application/json; charset=utf-8' }) });
    response.end(body instanceof Buffer ? body : body === undefined ? '' : JSON.stringify(body));
  }

  async #serve(request: IncomingMessage, url: URL, steps: readonly string[], body: Buffer): Promise<[number, unknown]> {
    if (steps[0] === 'rails') return [200, this.#file(Number(steps.at(-2))).bytes];
    const [, , , , inbox, kind, source, , id, what] = steps;
    if (steps.slice(0, 4).join('/') !== 'public/api/v1/inboxes' || inbox !== this.inbox || kind !== 'contacts') throw new Refusal(404, 'Resource could not be found');
    const given = await parametersOf(request, url, body);
    const method = request.method!;
    if (source === undefined) return [200, this.#meet(given)];
    const session = this.#sessions.find((one) => one.source_id === source) ?? missing();
    if (steps.length === 7) return [200, this.#verify(session, given)];
    const theirs = this.conversations.filter((one) => (session.verified ? one.session.contact === session.contact : one.session === session));
    if (id === undefined) return [200, method === 'GET' ? theirs.map((one) => this.#shown(one)) : this.#shown(this.#begin(session, given))];
    const row = theirs.find((one) => String(one.id) === id) ?? missing();
    if (what === undefined) return [200, this.#shown(row)];
    if (what === 'messages') return [200, this.#message(this.#write(row, given), row)];
    if (what === 'toggle_status') return this.#move(row, 'resolved'), [200, this.#shown(row)];
    if (what === 'toggle_typing') return this.typed.push(String(given['typing_status'])), [200, undefined];
    if (what === 'update_last_seen') return (row.contact_last_seen_at = now()), [200, undefined];
    throw new Refusal(404, 'Resource could not be found');
  }

  #meet(given: Given): object {
    this.#check(given);
    const { source_id = randomUUID(), identifier = null, email = null, phone_number = null, name } = given as Partial<Record<string, string>>;
    const before = this.#sessions.find((one) => one.source_id === source_id);
    const found = this.#contacts.find((one) => (identifier && one.identifier === identifier) || (email && one.email === email));
    const contact = before?.contact ?? found ?? { id: (this.#ids += 1), name: name ?? 'quiet-river-17', email, phone_number, identifier };
    if (!this.#contacts.includes(contact)) this.#contacts.push(contact);
    const session = before ?? { contact, source_id, pubsub_token: randomUUID(), verified: false };
    if (!before) this.#sessions.push(session);
    return { source_id: session.source_id, pubsub_token: session.pubsub_token, id: contact.id, name: contact.name, email: contact.email, phone_number: contact.phone_number };
  }

  #verify(session: SessionRow, given: Given): object {
    this.#check(given);
    if (given['identifier_hash']) session.verified = true;
    return { ...session.contact, additional_attributes: {}, custom_attributes: {} };
  }

  #check({ identifier, identifier_hash }: Given): void {
    if (identifier_hash && identifier_hash !== this.hashOf(String(identifier))) throw new Error('HMAC failed: Invalid Identifier Hash Provided');
  }

  #begin(session: SessionRow, given: Given): ConversationRow {
    const custom_attributes = (given['custom_attributes'] ?? {}) as Record<string, unknown>;
    const long = Object.entries(custom_attributes).find(([, value]) => typeof value === 'string' && value.length > 1500);
    if (long) throw new Refusal(422, `Custom attributes ${long[0]} length should be < 1500`);
    const row = { id: this.conversations.length + 1, uuid: randomUUID(), session, custom_attributes, status: 'open', contact_last_seen_at: 0, agent_last_seen_at: 0, messages: [] };
    this.conversations.push(row);
    return row;
  }

  #write(row: ConversationRow, given: Given): MessageRow {
    const content = given['content'] as string;
    if (content.length > 150_000) throw new Refusal(422, 'Content is too long (maximum is 150000 characters)');
    if (/\0|\p{Surrogate}/u.test(content)) throw new Error('string contains null byte');
    const files = ((given['attachments'] ?? []) as File[]).map((file) => ({ id: (this.#ids += 1), name: file.name, type: file.type, bytes: (file as File & { buffer: Buffer }).buffer }));
    const message = this.#add(row, { content, message_type: 0, content_type: 'text', private: false, files, sender: { ...row.session.contact, type: 'contact' }, echo_id: given['echo_id'] as string | undefined });
    if (row.status === 'resolved') this.#move(row, 'open');
    return message;
  }

  #add(row: ConversationRow, message: Omit<MessageRow, 'id' | 'created_at'>): MessageRow {
    const added = { ...message, id: (this.#ids += 1), created_at: now() };
    row.messages.push(added);
    if (!added.private && added.message_type !== 2) {
      const conversation = { assignee_id: 1, unread_count: 0, last_activity_at: now(), contact_inbox: { source_id: row.session.source_id } };
      this.#tell(row, 'message.created', { ...this.#message(added, row), inbox_id: 1, private: added.private, status: 'sent', conversation, ...(added.echo_id && { echo_id: added.echo_id }) });
    }
    return added;
  }

  #move(row: ConversationRow, status: string): void {
    if (row.status === status) return;
    row.status = status;
    this.#add(row, { content: `Conversation was marked ${status}`, message_type: 2, content_type: 'text', private: false, files: [], sender: null });
    this.#tell(row, 'conversation.status_changed', pushed(row));
  }

  #tell(row: ConversationRow, event: string, data: object): void {
    const tokens = this.#sessions.filter((one) => one === row.session || (row.session.verified && one.verified && one.contact === row.session.contact));
    for (const { pubsub_token } of tokens) this.cable.tell(pubsub_token, event, { ...data, account_id: 1 });
  }

  #shown(row: ConversationRow): object {
    const messages = row.messages.filter((one) => !one.private && one.message_type !== 2).map((one) => this.#message(one, row));
    const { id, uuid, status, contact_last_seen_at, agent_last_seen_at } = row;
    return { id, uuid, inbox_id: 1, contact_last_seen_at, status, agent_last_seen_at, messages, contact: row.session.contact };
  }

  #message({ id, content, message_type, content_type, created_at, files, sender }: MessageRow, row: ConversationRow): object {
    const attachments = files.map((file) => ({ id: file.id, message_id: id, file_type: file.type.startsWith('image/') ? 'image' : 'file', account_id: 1, extension: null, data_url: `${this.url}/rails/active_storage/blobs/${file.id}/${encodeURIComponent(file.name)}`, thumb_url: '', file_size: file.bytes.length }));
    return { id, content, message_type, content_type, content_attributes: {}, created_at, conversation_id: row.id, ...(files.length > 0 && { attachments }), ...(sender && { sender }) };
  }

  #file(id: number): FileRow {
    return this.conversations.flatMap(({ messages }) => messages.flatMap(({ files }) => files)).find((file) => file.id === id) ?? missing();
  }

  #conversation(id: string | number): ConversationRow {
    return this.conversations.find((one) => String(one.id) === String(id)) ?? missing();
  }
}

type Given = Readonly<Record<string, unknown>>;

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const missing = (): never => {
  throw new Refusal(404, 'Resource could not be found');
};

const now = (): number => Math.floor(Date.now() / 1000);

/** A conversation as the cable tells it. */
const pushed = ({ id, status, custom_attributes, contact_last_seen_at, agent_last_seen_at }: ConversationRow): object => ({ additional_attributes: {}, can_reply: true, channel: 'Channel::Api', id, inbox_id: 1, messages: [], labels: [], meta: {}, status, custom_attributes, unread_count: 0, contact_last_seen_at, agent_last_seen_at, timestamp: now(), created_at: now() });

/** Query, JSON or form, as Rails puts them together. */
async function parametersOf(request: IncomingMessage, url: URL, body: Buffer): Promise<Given> {
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return { ...query, ...(JSON.parse(body.toString()) as object) };
  if (!type.includes('multipart')) return query;
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
  const files = form.getAll('attachments[]') as File[];
  const attachments = await Promise.all(files.map(async (file) => Object.assign(file, { buffer: Buffer.from(await file.arrayBuffer()) })));
  return { ...query, ...Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')), attachments };
}
