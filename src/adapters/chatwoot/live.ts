import type { Happening, Live } from '../../ports/live.js';
import { maybe, shape, text } from '../http/guard.js';
import { listen, type Told } from './cable.js';
import { allOf, oneOf } from './conversation.js';
import { messageFrom, missed, moved, newest, said } from './news.js';
import type { Send } from './request.js';
import type { Conversation } from './shapes.js';
import { isBlank } from './ticket.js';
import type { Visitor } from './visitor.js';
import type { Visitors } from './visitors.js';

/** Where the cable is, and what opens one. */
export interface Cable {
  readonly address: URL;
  readonly socket: typeof WebSocket;
}

/** What happens to a person's conversations, by Chatwoot's ActionCable. The number of a message is its id. */
export const chatwootLive = (send: Send, visitors: Visitors, { address, socket }: Cable): Required<Live> => ({
  async follow(hear, { since: asked, signal = new AbortController().signal } = {}) {
    const known = await visitors.current(signal);
    if (!known) hear({ kind: 'ready', number: asked ?? 0 });
    const visitor = known ?? (await visitors.arrival(signal));
    const since = known ? asked : (asked ?? 0);
    const broken = new AbortController();
    let turn: Promise<void> = Promise.resolve();
    // One after the other: what comes while we ask what was missed is told after it.
    const inTurn = (work: () => Promise<void>): void => {
      turn = turn.then(() => (over.aborted ? undefined : work())).catch((error: unknown) => broken.abort(error));
    };
    const over = AbortSignal.any([signal, broken.signal]);
    const ready = async (): Promise<void> => {
      const all = await allOf(send, visitor, over);
      const [first, ...changes] = happenings(visitor, all, since);
      for (const happening of known ? [first!, ...changes] : changes) hear(happening);
    };
    const told = async (told: Told): Promise<void> => {
      const happening = await happeningOf(send, visitor, told, over);
      if (happening && !over.aborted) hear(happening);
    };
    await listen(socket, address, visitor.token, { ready: () => inTurn(ready), told: (what) => inTurn(() => told(what)) }, over);
  },
  async ask({ since, signal } = {}) {
    const visitor = await visitors.current(signal);
    return visitor ? happenings(visitor, await allOf(send, visitor, signal), since) : [{ kind: 'ready', number: since ?? 0 }];
  },
});

/** All that has happened by now. It is told by that, so that whoever asks hands it on at once. */
function happenings(visitor: Visitor, all: readonly Conversation[], since: number | undefined): readonly Happening[] {
  const begun = all.filter((one) => !isBlank(one));
  // Whoever hears half of what follows comes back with the number of that half.
  const ready = { kind: 'ready', number: since ?? newest(begun) } as const;
  return [ready, ...missed(visitor, begun, since).map((change) => ({ kind: 'change', ...change }) as const)];
}

/** What was told over the cable, for those who see a visitor's side of it; nothing where it is none of theirs, or not to be understood. */
async function happeningOf(send: Send, visitor: Visitor, { event, data }: Told, signal: AbortSignal): Promise<Happening | undefined> {
  if (event === 'message.created' || event === 'message.updated') {
    const message = messageFrom(data);
    const conversation = message && (await conversationOf(send, visitor, data['conversation_id'], signal));
    const change = conversation && said(visitor, conversation, message);
    return change && { kind: 'change', ...change };
  }
  if (event === 'conversation.typing_on') return typing(data);
  if (!STATUS.includes(event) || typeof data['status'] !== 'string') return undefined;
  const conversation = await conversationOf(send, visitor, data['id'], signal);
  const change = conversation && !isBlank(conversation) ? moved(visitor, { ...conversation, status: data['status'] }) : undefined;
  return change && { kind: 'change', ...change };
}

const STATUS = ['conversation.status_changed', 'conversation.resolved', 'conversation.opened'];

/** A conversation as it is known, or as it is asked for. */
async function conversationOf(send: Send, visitor: Visitor, id: unknown, signal: AbortSignal): Promise<Conversation | undefined> {
  if (typeof id !== 'number' && typeof id !== 'string') return undefined;
  return visitor.known(String(id)) ?? oneOf(send, visitor, String(id), signal);
}

const isTyping = shape<{ readonly name?: string; readonly available_name?: string; readonly type?: string }>({ name: maybe(text), available_name: maybe(text), type: maybe(text) });

/** Somebody of support is typing; not the visitor in another tab, and no note that only support may read. */
function typing({ conversation, user, is_private }: Told['data']): Happening | undefined {
  const id = (conversation as { readonly id?: unknown } | undefined)?.id;
  if (is_private === true || !isTyping(user) || user.type === 'contact' || (typeof id !== 'number' && typeof id !== 'string')) return undefined;
  const name = user.available_name || user.name;
  return { kind: 'typing', ticket: String(id), ...(name && { name }) };
}
