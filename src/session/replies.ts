import type { Chosen } from '../core/attachment.js';
import { settle, type Loadable } from '../core/loadable.js';
import { cautionFor, isOfThisAlone, verdictOn } from '../core/outbox.js';
import { placedAfter, readPosted, type Posted } from '../core/posted.js';
import type { Problem } from '../core/problem.js';
import type { Message } from '../core/ticket.js';
import type { Tickets } from '../ports/tickets.js';
import type { Files } from './files.js';
import { sendWith } from './opening.js';
import { personIn } from './person.js';
import { Pump } from './pump.js';
import { Rows } from './rows.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';
import type { Keeping } from './writings.js';

/** A message on its way, and how it stands. */
export interface Reply extends Posted {
  /** It waits for its turn, for an answer, for somebody to sign in, or for its writer: the backend will not take it, or it is a week old. */
  readonly standing: 'waiting' | 'sending' | 'sign-in' | 'failed';
  /** Why the last try failed. */
  readonly problem?: Problem | undefined;
}

/** Who hears what becomes of messages on their way. */
interface Outcomes {
  arrived(ticket: string, message: Message): void;
  /** Another tab has seen to some of this ticket: they are in it now, or were taken back there. */
  elsewhere(ticket: string): void;
}

/**
 * Messages on their way. Nothing gets lost: each is kept before the first request for it, and struck out only once it is there or its
 * writer has it back. Nothing is sent twice: one tab sends, and every try has the same key. A ticket gets them in the order in which
 * they were written.
 */
export class Replies {
  readonly state = new State<{
    rows: readonly Reply[];
    /** Whether this browser refuses to keep what waits: leaving the page would lose it. */
    unkept: boolean;
    /** When the next try is due, where the last one failed. */
    next?: Date | undefined;
  }>({ rows: [], unkept: false });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #files: Files;
  readonly #outcomes: Outcomes;
  readonly #rows: Rows<Posted, Reply>;
  readonly #pump: Pump;
  #life = new AbortController();
  /** Sent after all, by their writer's word. */
  #wanted = new Set<string>();

  constructor(setup: State<Setup>, world: World, files: Files, outcomes: Outcomes) {
    this.#setup = setup;
    this.#world = world;
    this.#files = files;
    this.#outcomes = outcomes;
    this.#rows = new Rows<Posted, Reply>(this.state, () => world.keep.of(personIn(setup.value)), {
      start: 'reply/',
      read: readPosted,
      row: (posted) => ({ ...posted, standing: posted.refused ? 'failed' : 'waiting', problem: posted.refused }),
    });
    this.#pump = new Pump(world, {
      name: 'replies',
      person: () => personIn(setup.value),
      load: () => this.#load(),
      waits: () => this.#rows.all.some(({ standing }) => standing !== 'failed'),
      work: (signal) => this.#sendAll(signal),
      due: (next) => this.state.update({ next }),
    });
  }

  /** The messages on their way to a ticket, the first one first. */
  of(ticket: string): readonly Reply[] {
    return this.state.value.rows.filter((row) => row.ticket === ticket);
  }

  /** Takes up what was left by an earlier page, and goes on whenever the browser comes back to life. */
  begin(): Promise<void> {
    return this.#pump.begin();
  }

  /** Takes a message, written down before anything is sent. `discard` names what is kept of it elsewhere and goes in the same breath. */
  async send(ticket: string, text: string, attachments: readonly Chosen[] = [], discard?: string): Promise<void> {
    const { signal } = this.#life;
    const key = this.#world.newKey();
    const posted: Posted = { key, ticket, text, attachments, placed: placedAfter(this.#rows.all, this.#world.clock.now()), untried: true };
    // It stands in the timeline at once; being kept takes a moment.
    this.#rows.show(posted);
    await this.#rows.place(posted, discard === undefined ? {} : { [discard]: undefined }, signal);
    if (signal.aborted) return;
    await this.#pump.placed();
  }

  /** Sends again what has come back. */
  async retry(key: string): Promise<void> {
    const row = this.#rows.find(key);
    if (row) {
      const posted = { ...postedIn(row), refused: undefined };
      this.#wanted.add(key);
      this.#rows.show(posted, { standing: 'waiting', problem: undefined, refused: undefined });
      await this.#rows.note(posted);
    }
    await this.resume();
  }

  /**
   * Gives a message back to its writer: `into` takes its words up, and strikes it out in one breath with keeping them. Whether that was done:
   * not where it is too late, nor where nobody can say whether it is; then it still waits.
   */
  async take(key: string, into: (posted: Posted, strike: Keeping) => Promise<unknown>): Promise<boolean> {
    const { signal } = this.#life;
    let isTaken = false;
    const work = async (): Promise<void> => {
      await this.#load();
      const posted = await this.#rows.latest(key);
      if (!posted || signal.aborted || !(await this.#isOurs(posted, signal))) return;
      await into(posted, async (changes) => {
        if (signal.aborted) return false;
        isTaken = true;
        return this.#strike(posted, [], changes);
      });
    };
    await settle(this.#world.tabs.alone('replies', work, signal));
    return isTaken;
  }

  /** Hears which messages a ticket has: what was on its way may be among them, though nobody has said so. */
  heard(ticket: string, messages: readonly Message[]): void {
    const there = new Set(messages.map(({ reference }) => reference));
    for (const row of this.of(ticket)) if (there.has(row.key)) void this.#strike(row, row.attachments);
  }

  /** Tries at once, as far as the backend has not asked for patience. */
  resume(): Promise<void> {
    return this.#pump.resume();
  }

  /** Lets go of what is on the screen; what is kept stays kept for its person. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#wanted.clear();
    this.#pump.forget();
    this.#rows.forget();
    this.state.update({ next: undefined });
  }

  async #load(): Promise<void> {
    const gone = await this.#rows.load(({ standing }) => standing === 'sending', this.#life.signal);
    for (const ticket of new Set(gone.map((row) => row.ticket))) this.#outcomes.elsewhere(ticket);
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    await this.#load();
    /** Tickets with a message that waits on: what was written after it waits with it. */
    const held = new Set<string>();
    for (const { key, ticket } of this.#rows.all) {
      const row = this.#rows.find(key);
      if (signal.aborted) return;
      if (!row || row.standing === 'failed' || held.has(ticket)) continue;
      if (!(await this.#send(row, signal))) return;
      if (this.#rows.find(key)?.standing === 'waiting') held.add(ticket);
    }
  }

  /** Sends one; whether anything else may be tried. */
  async #send(row: Reply, signal: AbortSignal): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    const caution = cautionFor(row, this.#world.clock.now());
    if (!tickets?.reply) return false;
    if (caution === 'ask' && !this.#wanted.has(row.key)) {
      this.#rows.show(row, { standing: 'failed' });
      return true;
    }
    this.#rows.show(row, { standing: 'sending' });
    await this.#noteTry(row);
    if (signal.aborted) return false;
    const there = caution === 'none' ? undefined : await settle(arrivedIn(row, tickets, signal));
    const result = there && (there.status === 'failed' || there.status === 'ready' && there.value) ? there : await settle(this.#reply(tickets, row, signal));
    if (signal.aborted) return false;
    if (result.status !== 'ready' || !result.value) return this.#failed(row, result);
    this.#pump.worked();
    this.#outcomes.arrived(row.ticket, result.value);
    await this.#strike(row, row.attachments);
    return true;
  }

  /** Written down before the first try: whatever becomes of this page, nobody may think that it cannot have arrived. */
  async #noteTry(row: Reply): Promise<void> {
    if (!row.untried) return;
    this.#rows.show(row, { untried: undefined });
    await this.#rows.note({ ...postedIn(row), untried: undefined });
  }

  /** Sends it with its files, each noted once it is there. */
  #reply(tickets: Tickets, row: Reply, signal: AbortSignal): Promise<Message | undefined> {
    const { key, ticket, text } = row;
    const noted = async (attachments: readonly Chosen[]): Promise<void> => {
      this.#rows.show(row, { attachments });
      await this.#rows.note({ ...postedIn(row), untried: undefined, attachments });
    };
    return sendWith(row.attachments, { tickets, files: this.#files, newKey: this.#world.newKey, signal, noted }, async (chosen) => {
      const attachments = chosen.flatMap(({ sent }) => sent ?? []);
      return tickets.reply?.(ticket, { reference: key, text, ...(attachments.length > 0 && { attachments }) }, { key, signal });
    });
  }

  async #failed(row: Reply, result: Loadable<unknown>): Promise<boolean> {
    if (result.status !== 'failed') return false;
    const { problem } = result;
    const verdict = verdictOn(problem);
    this.#world.tell.problem(problem);
    if (verdict === 'back') {
      const posted = postedIn(this.#rows.find(row.key) ?? row);
      this.#rows.show(posted, { standing: 'failed', problem, refused: problem });
      await this.#rows.note({ ...posted, refused: problem });
      return true;
    }
    this.#rows.show(row, { standing: verdict === 'sign-in' ? 'sign-in' : 'waiting', problem });
    if (verdict === 'again') this.#pump.failed(problem);
    return isOfThisAlone(problem);
  }

  /** Whether a message is its writer's still: never tried, refused, or not found in its ticket. */
  async #isOurs(row: Posted, signal: AbortSignal): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    if (row.refused || row.untried || !tickets) return true;
    const there = await settle(arrivedIn(row, tickets, signal));
    if (there.status !== 'ready' || signal.aborted) return false;
    if (!there.value) return true;
    this.#outcomes.arrived(row.ticket, there.value);
    await this.#strike(row, row.attachments);
    return false;
  }

  /** Strikes a message out, in one breath with forgetting its files and with further changes. Whether a reload would find that done. */
  async #strike(row: Posted, files: readonly Chosen[] = [], changes: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    const isKept = await this.#rows.strike(row, { ...changes, ...this.#files.without(files.map(({ id }) => id)) });
    this.#pump.tell();
    return isKept;
  }
}

/** A message as it is written down. */
const postedIn = ({ standing: _, problem: __, ...posted }: Reply): Posted => posted;

/** The message that has arrived in a ticket under a key. */
async function arrivedIn({ ticket, key }: Posted, tickets: Tickets, signal: AbortSignal): Promise<Message | undefined> {
  const { messages } = await tickets.read(ticket, { signal });
  return messages.find(({ reference }) => reference === key);
}
