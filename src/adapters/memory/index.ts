import type { Article } from '../../core/article.js';
import { ProblemError, type ProblemKind } from '../../core/problem.js';
import type { Suggestion } from '../../core/question.js';
import type { Ticket } from '../../core/ticket.js';
import type { Backend } from '../../ports/backend.js';
import type { Chat } from '../../ports/chat.js';
import type { Feedback, Knowledge } from '../../ports/knowledge.js';
import type { Live } from '../../ports/live.js';
import type { Tickets } from '../../ports/tickets.js';
import { memoryChat, type Heard } from './chat.js';
import { memoryKnowledge } from './knowledge.js';
import { memoryLine } from './live.js';
import { MemoryStore } from './store.js';
import { supportOf, type Support } from './support.js';
import { memoryTickets } from './tickets.js';

export type { Support } from './support.js';

/** What is in memory to begin with. All is optional. */
export interface MemoryOptions {
  /** The articles, or the kind of problem that asking for them ends in. */
  readonly articles?: readonly Article[] | ProblemKind;
  readonly suggestions?: readonly Suggestion[];
  /** The tickets there are already, or the kind of problem that every ticket ends in. */
  readonly tickets?: readonly Ticket[] | ProblemKind;
  /** Whether there are people who answer at once; without them there is no chat. */
  readonly chat?: boolean;
  /** Port → the kind of problem it fails with. Looked at on every call, so that a test may break and mend a port as it goes. */
  readonly fail?: { -readonly [Port in 'knowledge' | 'tickets' | 'chat' | 'live']?: ProblemKind | undefined };
  readonly now?: () => Date;
}

/** A backend in memory, with a look at what came in. */
export interface MemoryBackend extends Backend {
  readonly knowledge: Required<Knowledge>;
  readonly tickets: Required<Omit<Tickets, 'changeable'>>;
  readonly chat?: Required<Chat>;
  readonly live: Required<Live>;
  /** The other side, for tests to speak as. */
  readonly support: Support;
  /** The feedback given so far, oldest first. */
  readonly feedback: readonly Feedback[];
}

/**
 * A whole backend without a server, for tests and for trying things out: it forgets everything with the page.
 *
 * Its tickets are one person's, and get numbers from 1001. It is sure of an answer where a question is, word for word, the
 * title of an article.
 */
export function memoryBackend({ articles = [], suggestions = [], tickets = [], chat, fail = {}, now = () => new Date() }: MemoryOptions = {}): MemoryBackend {
  const feedback: Feedback[] = [];
  const store = new MemoryStore(listOr(tickets), now);
  const line = memoryLine(store);
  const heard: Heard = { typed: [], transcripts: [] };
  const knowledge = memoryKnowledge(listOr(articles), suggestions, feedback);
  return {
    knowledge: failing(knowledge, () => fail.knowledge ?? kindOr(articles)),
    tickets: failing(memoryTickets(store), () => fail.tickets ?? kindOr(tickets)),
    ...(chat && { chat: failing(memoryChat(store, heard), () => fail.chat) }),
    live: failing(line.live, () => fail.live),
    support: supportOf(store, heard, line.cut),
    feedback,
  };
}

const listOr = <T>(given: readonly T[] | ProblemKind): readonly T[] => (typeof given === 'string' ? [] : given);

const kindOr = (given: unknown): ProblemKind | undefined => (typeof given === 'string' ? (given as ProblemKind) : undefined);

/** A port whose every method rejects while `kind` names a kind of problem. */
function failing<Port extends object>(port: Port, kind: () => ProblemKind | undefined): Port {
  const methods = Object.entries(port) as [string, (...given: unknown[]) => Promise<unknown>][];
  return Object.fromEntries(
    methods.map(([name, method]) => [
      name,
      async (...given: unknown[]) => {
        const failure = kind();
        if (failure) throw new ProblemError({ kind: failure, message: `Made to fail: ${failure}` });
        return method(...given);
      },
    ]),
  ) as Port;
}
