import type { Settings } from '../../src/core/settings.js';
import { turnOf, type ChatPatience, type Turn } from './chat-rules.js';
import { liveChats, lockChat, noteTaken, noteTold, type Chat } from './chat-store.js';
import type { Database, Queries } from './database.js';
import { noticeOf } from './notices.js';
import { missing, Refusal } from './problem.js';
import { changeTicket } from './stream-store.js';

/** A person of support: their id, and the name that visitors see. */
export interface Agent {
  readonly id: string;
  readonly name: string;
}

/** Puts a chat that is over into the queue again, at its end, as its visitor asked for. One that is not over goes on. */
export async function waitAgain(queries: Queries, ticket: string, now: Date): Promise<void> {
  const chat = await chatIn(queries, ticket);
  if (chat.standing === 'ended') await changeTicket(queries, ticket, { standing: 'waiting', agent: null }, now, noticeOf('waiting-again'));
}

/** Ends a chat as its visitor asked for; its ticket stays open. */
export async function endByVisitor(queries: Queries, ticket: string, now: Date): Promise<void> {
  const chat = await chatIn(queries, ticket);
  if (chat.standing !== 'ended') await changeTicket(queries, ticket, { standing: 'ended' }, now, noticeOf('ended'));
}

/** Gives a chat that waits to whoever asks first; a refusal for anybody else. */
export async function takeOver(queries: Queries, ticket: string, agent: Agent, now: Date): Promise<void> {
  const chat = await chatIn(queries, ticket);
  if (chat.standing === 'active' && chat.agent === agent.id) return;
  if (chat.standing === 'active') throw taken();
  if (chat.standing === 'ended') throw new Refusal(409, 'ended', 'This chat is over: its visitor does not wait any more.');
  await noteTaken(queries, chat, agent.id, now);
  await changeTicket(queries, ticket, { standing: 'active', agent: agent.name }, now, noticeOf('joined', agent.name));
}

/** Puts a chat back into the queue, for somebody else, as whoever took it over asks for. */
export async function leave(queries: Queries, ticket: string, agent: Agent, now: Date): Promise<void> {
  mustBeIn(await chatIn(queries, ticket), agent);
  await backToQueue(queries, ticket, agent.name, now);
}

/** Ends a chat as whoever took it over asks for; its ticket stays open. */
export async function endBySupport(queries: Queries, ticket: string, agent: Agent, now: Date): Promise<void> {
  mustBeIn(await chatIn(queries, ticket), agent);
  await changeTicket(queries, ticket, { standing: 'ended' }, now, noticeOf('ended', agent.name));
}

/** Refuses everybody but whoever took a chat over, as long as it goes on. In what is no chat, or none any more, anybody may speak. */
export async function mustSpeakIn(queries: Queries, ticket: string, agent: Agent): Promise<void> {
  const chat = await lockChat(queries, ticket);
  if (chat && isLive(chat)) mustBeIn(chat, agent);
}

/** What chats go by: the house's hours, and how long is waited in them. */
export interface ChatRules {
  readonly database: Database;
  readonly house: Settings;
  readonly patience: ChatPatience;
  readonly now: () => Date;
}

/** Does what is due in every chat by itself. However many servers do so at once, each thing happens once. */
export async function sweepChats({ database, house, patience, now }: ChatRules): Promise<void> {
  const dueIn = (chat: Chat): Turn | undefined => (isLive(chat) ? turnOf(chat, house, patience, now()) : undefined);
  for (const { ticket } of (await liveChats(database)).filter(dueIn))
    await database.transaction(async (queries) => {
      // Looked at again, now that nobody else can change it.
      const chat = await lockChat(queries, ticket);
      const turn = chat && dueIn(chat);
      if (turn) await take(queries, ticket, turn, now());
    });
}

async function take(queries: Queries, ticket: string, turn: Turn, now: Date): Promise<void> {
  switch (turn) {
    case 'left':
      return backToQueue(queries, ticket, undefined, now);
    case 'closing':
      await noteTold(queries, ticket, now);
      return changeTicket(queries, ticket, {}, now, noticeOf('hours'));
    case 'missed':
    case 'hours':
    case 'idle':
      return changeTicket(queries, ticket, { standing: 'ended' }, now, noticeOf(turn));
  }
}

/** Whoever took it over has gone, or, without a name, has gone silent. */
const backToQueue = (queries: Queries, ticket: string, name: string | undefined, now: Date): Promise<void> =>
  changeTicket(queries, ticket, { standing: 'waiting', agent: null }, now, noticeOf('left', name));

async function chatIn(queries: Queries, ticket: string): Promise<Chat> {
  const chat = await lockChat(queries, ticket);
  if (!chat) throw missing('chat');
  return chat;
}

function mustBeIn(chat: Chat, agent: Agent): void {
  if (!isLive(chat) || chat.standing === 'waiting') throw new Refusal(409, 'not-taken', 'Nobody has taken this chat over: take it over first.');
  if (chat.agent !== agent.id) throw taken();
}

const taken = (): Refusal => new Refusal(409, 'taken', 'Somebody else has taken this chat over.');

const isLive = (chat: Chat): chat is Chat & { readonly standing: 'waiting' | 'active' } => chat.standing !== 'ended';
