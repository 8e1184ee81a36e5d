import { settle, type Loadable } from '../core/loadable.js';
import { keptAs } from '../core/kept.js';
import { cautionFor, MOST_WAITING, readOutgoing, verdictOn, waitAfter, type Outgoing } from '../core/outbox.js';
import type { Ticket } from '../core/ticket.js';
import type { Tickets } from '../ports/tickets.js';
import type { Files } from './files.js';
import { arrivedUnder, openTicket } from './opening.js';
import { personIn } from './person.js';
import type { Outcomes, Row } from './row.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

export type { Outcomes, Row, Standing } from './row.js';

/**
 * Tickets on their way. Nothing gets lost: a row is kept before the first request, and struck out only once the ticket is there or
 * its draft is kept again. Nothing is sent twice: one tab sends, and every try has the same key.
 */
export class Outbox {
  readonly state = new State<{
    rows: readonly Row[];
    /** Whether this browser refuses to keep what waits: leaving the page would lose it. */
    unkept: boolean;
    /** When the next try is due, where the last one failed. */
    next?: Date | undefined;
  }>({ rows: [], unkept: false });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #files: Files;
  readonly #outcomes: Outcomes;
  #life = new AbortController();
  #begun = false;
  #tries = 0;
  /** Whether the next try is waited for: after a failure, which any good occasion cuts short, or since the backend has asked for it, which nothing does. */
  #resting: 'rest' | 'patience' | undefined;
  #wanted = new Set<string>();
  /** Struck out here: an answer of the store that was asked for before may still hold it. */
  readonly #struck = new Set<string>();
  #timer = new AbortController();
  #pumping: Promise<void> | undefined;
  #more = false;

  constructor(setup: State<Setup>, world: World, files: Files, outcomes: Outcomes) {
    this.#setup = setup;
    this.#world = world;
    this.#files = files;
    this.#outcomes = outcomes;
  }

  /** Takes up what was left by an earlier page, and goes on whenever the browser comes back to life. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    const { signal } = this.#life;
    const { clock, tabs } = this.#world;
    clock.awake(() => void this.resume(), signal);
    tabs.hear((news) => void (news.kind === 'kept' && news.person === this.#person && this.#look()), signal);
    await this.resume();
  }

  /** Whether another ticket may wait. */
  get hasRoom(): boolean {
    return this.state.value.rows.length < MOST_WAITING;
  }

  /** Takes a ticket, written down before anything is sent. `discard` names what is kept of it elsewhere and goes in the same breath. */
  async place(row: Outgoing, discard: string): Promise<void> {
    const { signal } = this.#life;
    this.#struck.delete(row.key);
    const kept = await settle(this.#shelf.change({ [`outbox/${row.key}`]: row, [discard]: undefined }));
    if (signal.aborted) return;
    this.#show(row, {});
    if (kept.status === 'failed') this.state.update({ unkept: true });
    this.#tell();
    await (this.#begun ? this.resume() : this.begin());
  }

  /** Tries at once, as far as the backend has not asked for patience. */
  async resume(): Promise<void> {
    if (this.#resting === 'rest') this.#resting = undefined;
    await this.#look();
  }

  /** Sends what is more than a week old after all. */
  async confirm(key: string): Promise<void> {
    this.#wanted.add(key);
    await this.resume();
  }

  /** Takes a ticket back into the hands of who wrote it; `undefined` where it is too late. What was written is kept as a draft again. */
  async takeBack(key: string): Promise<Outgoing | undefined> {
    const { signal } = this.#life;
    let taken: Outgoing | undefined;
    await settle(
      this.#world.tabs.alone(async () => {
        await this.#load();
        const row = this.#row(key);
        if (!row || signal.aborted) return;
        await this.#strike(row, true);
        taken = row;
      }, signal),
    );
    return taken;
  }

  /** Lets go of what is on the screen; what is kept stays kept for its person. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.#timer.abort();
    this.#begun = false;
    this.#tries = 0;
    this.#resting = undefined;
    this.#wanted.clear();
    this.#struck.clear();
    this.#pumping = undefined;
    this.state.update({ rows: [], unkept: false, next: undefined });
  }

  get #person(): string {
    return personIn(this.#setup.value);
  }

  get #shelf() {
    return this.#world.keep.of(this.#person);
  }

  #row(key: string): Row | undefined {
    return this.state.value.rows.find((row) => row.key === key);
  }

  #show(row: Outgoing, change: Partial<Row>): void {
    const { rows } = this.state.value;
    const before = this.#row(row.key);
    const after: Row = { ...row, standing: 'waiting', ...before, ...change };
    this.state.update({ rows: before ? rows.map((one) => (one === before ? after : one)) : [...rows, after] });
  }

  #drop(key: string): void {
    const rows = this.state.value.rows.filter((row) => row.key !== key);
    this.state.update({ rows, unkept: this.state.value.unkept && rows.length > 0 });
  }

  #tell(): void {
    this.#world.tabs.tell({ kind: 'kept', person: this.#person });
  }

  async #look(): Promise<void> {
    if (!this.#begun) return;
    await this.#load();
    await this.#pump();
  }

  /** Reads what is kept: other tabs may have put something in, or sent it. */
  async #load(): Promise<void> {
    const { signal } = this.#life;
    // What is placed while the store answers is not in its answer; that does not make it gone.
    const before = this.state.value.rows.map(({ key }) => key);
    const kept = await settle(this.#shelf.list('outbox/'));
    // Where nothing can be read, what stands here is all there is.
    if (signal.aborted || kept.status !== 'ready') return;
    const found = [...kept.value.values()].flatMap((value) => readOutgoing(value) ?? []).sort((one, other) => one.placed.localeCompare(other.placed));
    for (const row of this.state.value.rows)
      if (before.includes(row.key) && !this.state.value.unkept && !kept.value.has(`outbox/${row.key}`) && row.standing !== 'sending') this.#drop(row.key);
    for (const row of found) if (!this.#row(row.key) && !this.#struck.has(row.key)) this.#show(row, {});
  }

  /** Sends what may be sent, one after the other, in one tab at a time; once more where it is asked for meanwhile. */
  #pump(): Promise<void> {
    this.#more = true;
    this.#pumping ??= this.#work(this.#life.signal).finally(() => (this.#pumping = undefined));
    return this.#pumping;
  }

  async #work(signal: AbortSignal): Promise<void> {
    while (this.#more && !signal.aborted) {
      this.#more = false;
      if (this.state.value.rows.length === 0 || this.#resting) return;
      this.#timer.abort();
      this.#timer = new AbortController();
      this.state.update({ next: undefined });
      // A lock that is not given is no reason to lose a ticket: it stays, and the next occasion tries again.
      await settle(this.#world.tabs.alone(() => this.#sendAll(signal), signal));
    }
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    await this.#load();
    for (const { key } of this.state.value.rows) {
      const row = this.#row(key);
      if (signal.aborted || !row || !(await this.#send(row, signal))) return;
    }
  }

  /** Sends one; whether the next one may be tried. */
  async #send(row: Row, signal: AbortSignal): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    const caution = cautionFor(row, this.#world.clock.now());
    if (!tickets) return false;
    if (caution === 'ask' && !this.#wanted.has(row.key)) {
      this.#show(row, { standing: 'old' });
      return true;
    }
    this.#show(row, { standing: 'sending' });
    const suspects = [row.earlier, caution === 'none' ? undefined : row.key].filter((key) => key !== undefined);
    const arrived = await settle(arrivedUnder(suspects, tickets, signal));
    const isLooked = arrived.status === 'ready' && !arrived.value;
    const result = isLooked ? await settle(this.#open(tickets, row, signal)) : arrived;
    if (signal.aborted) return false;
    if (result.status !== 'ready' || !result.value) return this.#failed(row, result);
    this.#tries = 0;
    // An earlier wording has arrived: what was changed since stays with who wrote it.
    const isEarlier = result.value.reference === row.earlier;
    await this.#strike(row, isEarlier, isEarlier ? [] : row.written.attachments.map(({ id }) => id));
    this.#outcomes.sent(row, result.value);
    return true;
  }

  /** Opens a ticket, noting each file that is uploaded on the way. */
  async #open(tickets: Tickets, row: Row, signal: AbortSignal): Promise<Ticket> {
    return openTicket(tickets, row, this.#files, signal, async (draft) => {
      this.#show({ ...row, draft }, { draft });
      const { standing: _, problem: __, ...kept } = { ...row, draft };
      await settle(this.#shelf.change({ [`outbox/${row.key}`]: kept }));
    });
  }

  async #failed(row: Row, result: Loadable<unknown>): Promise<boolean> {
    if (result.status !== 'failed') return false;
    const { problem } = result;
    const verdict = verdictOn(problem);
    this.#world.tell.problem(problem);
    if (verdict === 'back') {
      await this.#strike(row, true);
      this.#outcomes.refused(row, problem);
      return true;
    }
    this.#show(row, { standing: verdict === 'sign-in' ? 'sign-in' : 'waiting', problem });
    if (verdict === 'sign-in') return false;
    const wait = waitAfter(++this.#tries, problem, this.#world.chance());
    this.#resting = problem.retryAfter === undefined ? 'rest' : 'patience';
    // The timer alone knows when it is over: the clock on the wall may be set back meanwhile.
    const over = (): void => {
      this.#resting = undefined;
      void this.#pump();
    };
    this.#world.clock.after(wait, over, this.#timer.signal);
    this.state.update({ next: new Date(this.#world.clock.now().getTime() + wait) });
    return false;
  }

  /** Strikes a row out, in one breath with keeping its words as a draft where they are wanted, or forgetting its files where not. */
  async #strike(row: Outgoing, isDraft = false, files: readonly string[] = []): Promise<void> {
    const draft = isDraft && { [`draft/${row.key}`]: keptAs(row.written, this.#world.clock.now(), row.key) };
    // A browser that will not forget makes no second ticket: the key is the same.
    this.#struck.add(row.key);
    await settle(this.#shelf.change({ ...draft, ...this.#files.without(files), [`outbox/${row.key}`]: undefined }));
    this.#drop(row.key);
    this.#tell();
  }
}
