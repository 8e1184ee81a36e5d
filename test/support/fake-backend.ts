import type { Article, Hit } from '../../src/core/article.js';
import { ProblemError, type Problem, type ProblemKind } from '../../src/core/problem.js';
import type { Answer, Found, Suggestion } from '../../src/core/question.js';
import type { Message, NewMessage, NewTicket, Rating, Ticket, TicketChange } from '../../src/core/ticket.js';
import type { Feedback, Knowledge } from '../../src/ports/knowledge.js';
import type { Happening, Live } from '../../src/ports/live.js';
import type { Tickets } from '../../src/ports/tickets.js';

/** Something asked of a backend, which answers when the test says so. */
export interface Waiting<Asked, Given> {
  readonly asked: Asked;
  readonly signal: AbortSignal | undefined;
  answer(given: Given): void;
  fail(problem: ProblemKind | Partial<Problem>): void;
}

/** A list of what was asked, and a method that adds to it. */
function waiting<Asked, Given>(): { readonly list: Waiting<Asked, Given>[]; ask(asked: Asked, signal?: AbortSignal): Promise<Given> } {
  const list: Waiting<Asked, Given>[] = [];
  return {
    list,
    ask: (asked, signal) =>
      new Promise((resolve, reject) => {
        const fail = (problem: ProblemKind | Partial<Problem>): void => {
          const more = typeof problem === 'string' ? { kind: problem } : problem;
          reject(new ProblemError({ kind: 'server', message: 'Made to fail', ...more }));
        };
        list.push({ asked, signal, answer: resolve, fail });
      }),
  };
}

/** A knowledge base that answers, late or never, as the test says. */
export class FakeKnowledge implements Knowledge {
  readonly #searches = waiting<{ readonly text: string; readonly language: string; readonly limit: number | undefined }, Found>();
  readonly #articles = waiting<{ readonly id: string; readonly language: string }, Article>();
  readonly #suggestions = waiting<{ readonly page: string; readonly language: string }, readonly Suggestion[]>();
  readonly searches = this.#searches.list;
  readonly articles = this.#articles.list;
  readonly suggested = this.#suggestions.list;
  readonly given: Feedback[] = [];

  /** Whoever asked last hears an answer while it is written. */
  writes: (soFar: Answer) => void = () => undefined;

  search: Knowledge['search'] = (text, { language, limit, signal, hear }) => {
    if (hear) this.writes = hear;
    return this.#searches.ask({ text, language, limit }, signal);
  };
  article: Knowledge['article'] = (id, { language, signal }) => this.#articles.ask({ id, language }, signal);
  suggestions = (page: string, { language, signal }: { readonly language: string; readonly signal?: AbortSignal | undefined }): Promise<readonly Suggestion[]> =>
    this.#suggestions.ask({ page, language }, signal);
  refusesFeedback = false;
  feedback = async (feedback: Feedback): Promise<void> => {
    if (this.refusesFeedback) throw new ProblemError({ kind: 'offline', message: 'Made to fail' });
    this.given.push(feedback);
  };
}

/** A help desk that answers, late or never, as the test says. */
export class FakeTickets implements Tickets {
  readonly #created = waiting<{ readonly ticket: NewTicket; readonly key: string }, Ticket>();
  readonly #lists = waiting<undefined, readonly Ticket[]>();
  readonly #reads = waiting<string, Ticket>();
  readonly #replies = waiting<{ readonly id: string; readonly message: NewMessage; readonly key: string }, Message>();
  readonly #changes = waiting<{ readonly id: string; readonly change: TicketChange; readonly key: string }, Ticket>();
  readonly #rated = waiting<{ readonly id: string; readonly rating: Rating; readonly key: string }, Ticket>();
  readonly created = this.#created.list;
  readonly replies = this.#replies.list;
  readonly changes = this.#changes.list;
  readonly rated = this.#rated.list;
  readonly lists = this.#lists.list;
  readonly reads = this.#reads.list;

  create: Tickets['create'] = (ticket, { key, signal }) => this.#created.ask({ ticket, key }, signal);
  list: Tickets['list'] = (asked) => this.#lists.ask(undefined, asked?.signal);
  read: Tickets['read'] = (id, asked) => this.#reads.ask(id, asked?.signal);
  reply: NonNullable<Tickets['reply']> = (id, message, { key, signal }) => this.#replies.ask({ id, message, key }, signal);
  change: NonNullable<Tickets['change']> = (id, change, { key, signal }) => this.#changes.ask({ id, change, key }, signal);
  rate: NonNullable<Tickets['rate']> = (id, rating, { key, signal }) => this.#rated.ask({ id, rating, key }, signal);
}

/** A connection that stands until one end lets go of it. */
export interface Line {
  readonly since: number | undefined;
  /** Whether the visitor's end stands still. */
  readonly stands: boolean;
  tell(...happenings: readonly Happening[]): void;
  /** The backend ends it. */
  end(): void;
  fail(problem?: ProblemKind | Partial<Problem>): void;
}

/** A stream on which the test tells what happens, and cuts it. */
export class FakeLive implements Live {
  /** Every connection there was, the first one first. */
  readonly lines: Line[] = [];
  readonly #asked = waiting<number | undefined, readonly Happening[]>();
  readonly asks = this.#asked.list;

  ask: NonNullable<Live['ask']> = (asked) => this.#asked.ask(asked?.since, asked?.signal);

  follow: Live['follow'] = (hear, { since, signal } = {}) =>
    new Promise((resolve, reject) => {
      let stands = true;
      const letGo = (settle: () => void): void => {
        stands = false;
        settle();
      };
      signal?.addEventListener('abort', () => letGo(() => reject(signal.reason as Error)));
      this.lines.push({
        since,
        get stands() {
          return stands;
        },
        tell: (...happenings) => happenings.forEach((happening) => stands && hear(happening)),
        end: () => letGo(resolve),
        fail: (problem = 'offline') => letGo(() => reject(new ProblemError({ kind: 'server', message: 'Made to fail', ...(typeof problem === 'string' ? { kind: problem } : problem) }))),
      });
    });

  /** The connection that was made last. */
  get line(): Line {
    return this.lines.at(-1)!;
  }
}

/** A message of a ticket. */
export const message = (id: string, number: number, more: Partial<Message> = {}): Message => ({ id, number, from: 'support', text: `This is ${id}.`, sent: '2026-11-20T09:00:00Z', ...more });

/** A ticket has changed. */
export const change = (number: number, changed: Ticket): Happening => ({ kind: 'change', number, ticket: { ...changed, version: number } });

/** An article as it stands in a list. */
export const hit = (id: string, more: Partial<Hit> = {}): Hit => ({ id, lang: 'en', title: `About ${id}`, ...more });

/** An article of that id, as sure an answer as it says. */
export const answer = (id: string, confidence = 0.95): Answer => ({ ...hit(id), passage: `This is how ${id} works.`, confidence });

/** An article. */
export const article = (id: string, more: Partial<Article> = {}): Article => ({ id, lang: 'en', title: `About ${id}`, body: 'So it is.', ...more });

/** A ticket that was sent. */
export const ticket = (id: string, more: Partial<Ticket> = {}): Ticket => ({
  id,
  number: id.replace(/\D/g, ''),
  reference: `reference of ${id}`,
  channel: 'email',
  premium: false,
  severity: 'standard',
  summary: 'Import stalls',
  description: 'At 40 per cent',
  language: 'en',
  email: 'ada@example.com',
  custom: {},
  context: {},
  state: 'open',
  starred: false,
  unread: 0,
  created: '2026-11-20T09:00:00Z',
  updated: '2026-11-20T09:00:00Z',
  messages: [],
  ...more,
});
