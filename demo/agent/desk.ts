import { settle } from '../../src/core/loadable.js';
import type { Problem } from '../../src/core/problem.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Happening } from '../../src/ports/live.js';
import { State } from '../../src/session/state.js';
import { Answers, type Answer } from './answers.js';
import { Fetching } from './fetching.js';
import { keepFollowing, type Link } from './following.js';
import type { Kept } from './kept.js';
import { withList, withTicket, type Known } from './known.js';
import type { Office, SupportChange, SupportTicket } from './office.js';

/** The desk of one person of support, as it stands. */
export interface DeskState {
  readonly link: Link;
  /** What broke the line, or what the last thing done failed at. */
  readonly problem?: Problem | undefined;
  /** Every ticket; nothing before they came for the first time. */
  readonly tickets?: Known;
  /** Those of which every message is known. */
  readonly whole: ReadonlySet<string>;
  /** The ticket that is looked at. */
  readonly here?: string | undefined;
  /** Visitors who are typing: ticket → until when that is believed, in ms. */
  readonly typing: Readonly<Record<string, number>>;
  /** What is on its way. */
  readonly answers: readonly Answer[];
  readonly doing: boolean;
}

/** So long somebody counts as typing who was seen typing, and so often we say it of ourselves, in ms. */
const [TYPING, TELL_TYPING] = [6_000, 3_000];

/** What one person of support is doing. Begins to listen at once, and ends with the signal. */
export class Desk {
  readonly state = new State<DeskState>({ link: 'connecting', whole: new Set(), typing: {}, answers: [], doing: false });
  /** What is written and not sent. */
  readonly kept: Kept;
  readonly #office: Office;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #answers: Answers;
  readonly #list: Fetching;
  readonly #ticket: Fetching;
  #told = 0;
  #marked: string | undefined;

  constructor(office: Office, { clock, signal, kept, refused }: { readonly clock: Clock; readonly signal: AbortSignal; readonly kept: Kept; readonly refused: () => void }) {
    this.#office = office;
    this.#clock = clock;
    this.#signal = signal;
    this.kept = kept;
    const tell = (problem: Problem | undefined, before: Problem | undefined): void => {
      // What else failed meanwhile is still told.
      if (problem || this.state.value.problem === before) this.state.update({ problem });
    };
    this.#list = new Fetching(clock, signal, tell);
    this.#ticket = new Fetching(clock, signal, tell);
    this.#answers = new Answers({
      office,
      signal,
      left: kept.answers,
      tell: (answers) => {
        kept.answers = answers;
        this.state.update({ answers });
      },
      sent: (id, message) => this.#add(id, message),
    });
    this.state.update({ answers: kept.answers });
    this.#answers.resume();
    void keepFollowing(office, {
      clock,
      signal,
      hear: (happening) => this.#hear(happening),
      tell: (link, problem) => {
        if (problem?.kind === 'signed-out') refused();
        if (link !== this.state.value.link) this.state.update({ link });
      },
    });
  }

  /** The ticket that is looked at, once there is one. */
  get ticket(): SupportTicket | undefined {
    const { here, tickets } = this.state.value;
    return here === undefined ? undefined : tickets?.get(here);
  }

  /** Whether the visitor of a ticket is typing. */
  isTyping = (id: string): boolean => (this.state.value.typing[id] ?? 0) > this.#clock.now().getTime();

  /** Looks at a ticket, or, without an id, at none. */
  async open(here: string | undefined): Promise<void> {
    this.#marked = undefined;
    this.state.update({ here, problem: undefined });
    await this.#read();
  }

  /** Changes the ticket that is looked at. */
  async change(change: SupportChange): Promise<void> {
    const { ticket } = this;
    if (!ticket || this.state.value.doing) return;
    this.state.update({ doing: true, problem: undefined });
    const done = await settle(this.#office.change(ticket.id, change, { key: crypto.randomUUID(), signal: this.#signal }));
    this.state.update({ doing: false });
    if (done.status === 'ready') this.#put(done.value);
    if (done.status !== 'failed') return;
    this.state.update({ problem: done.problem });
    // Most likely somebody else was faster: then this shows it. Without a line it is not waited for.
    const reading = this.#read();
    if (done.problem.status !== undefined) await reading;
  }

  /** All that the visitor wrote in the ticket that is looked at has been seen. Told once. */
  async seen(): Promise<void> {
    const { ticket } = this;
    const number = ticket?.messages.findLast(({ from, read }) => from === 'visitor' && !read)?.number;
    if (!ticket?.unread || number === undefined || this.#marked === `${ticket.id}/${number}`) return;
    this.#marked = `${ticket.id}/${number}`;
    const read = await settle(this.#office.change(ticket.id, { read: number }, { key: crypto.randomUUID(), signal: this.#signal }));
    if (read.status === 'ready') this.#put(read.value);
  }

  /** Sends an answer to the ticket that is looked at. */
  answer(text: string): void {
    if (this.ticket && text.trim()) this.#answers.send(this.ticket.id, text.trim());
  }

  /** Sends an answer again that could not be sent. */
  retry(key: string): void {
    this.#answers.retry(key);
  }

  /** Gives the words of an answer back that could not be sent. */
  takeBack = (key: string): string => this.#answers.takeBack(key);

  /** Tells the visitor that somebody is typing; not more often than is of use. */
  typing(): void {
    const now = this.#clock.now().getTime();
    if (!this.ticket || now - this.#told < TELL_TYPING) return;
    this.#told = now;
    this.#office.typing(this.ticket.id).catch(() => undefined);
  }

  /** The bytes of a file. */
  file = (id: string): Promise<Blob> => this.#office.file(id);

  #hear(happening: Happening): void {
    switch (happening.kind) {
      case 'ready':
      case 'gap':
        return void this.#load();
      case 'change':
        return this.#put(happening.ticket);
      case 'typing':
        return this.#sawTyping(happening.ticket);
      case 'queue':
        return;
    }
  }

  /** Fetches everything anew, as what happened while nobody listened is not told again. */
  async #load(): Promise<void> {
    const listed = await this.#list.get((signal) => this.#office.list({ signal }));
    if (!listed) return;
    const { here, whole, tickets } = this.state.value;
    // What is looked at stays in view while it is fetched anew.
    this.state.update({ tickets: withList(tickets, listed), whole: new Set([...whole].filter((id) => id === here)), problem: undefined });
    await this.#read();
  }

  /** Fetches all of the ticket that is looked at. */
  async #read(): Promise<void> {
    const { here } = this.state.value;
    if (here === undefined) return this.#ticket.drop();
    const ticket = await this.#ticket.get((signal) => this.#office.read(here, { signal }));
    if (!ticket || here !== this.state.value.here) return;
    this.#put(ticket);
    this.state.update({ whole: new Set([...this.state.value.whole, here]) });
  }

  #put(ticket: SupportTicket): void {
    const before = this.state.value.tickets?.get(ticket.id);
    const last = ticket.messages.at(-1);
    // Whoever has just said something is not typing it any more.
    const isSaid = last?.from === 'visitor' && !before?.messages.some(({ id }) => id === last.id);
    const typing = isSaid ? { ...this.state.value.typing, [ticket.id]: 0 } : this.state.value.typing;
    this.state.update({ tickets: withTicket(this.state.value.tickets, ticket), typing });
    this.#answers.arrived(ticket.messages);
  }

  #add(id: string, message: SupportTicket['messages'][number]): void {
    const ticket = this.state.value.tickets?.get(id);
    if (ticket) this.#put({ ...ticket, messages: [message] });
  }

  #sawTyping(id: string): void {
    this.state.update({ typing: { ...this.state.value.typing, [id]: this.#clock.now().getTime() + TYPING } });
    this.#clock.after(TYPING, () => this.state.update({}), this.#signal);
  }
}
