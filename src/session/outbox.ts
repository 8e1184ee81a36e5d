import { settle, type Loadable } from '../core/loadable.js';
import { keptAs } from '../core/kept.js';
import { cautionFor, isOfThisAlone, MOST_WAITING, readOutgoing, verdictOn, type Outgoing } from '../core/outbox.js';
import type { Tickets } from '../ports/tickets.js';
import type { Ticket } from '../core/ticket.js';
import type { Files } from './files.js';
import { arrivedUnder, openTicket } from './opening.js';
import { personIn } from './person.js';
import { Pump } from './pump.js';
import type { Outcomes, Row } from './row.js';
import { Rows } from './rows.js';
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
  readonly #rows: Rows<Outgoing, Row>;
  readonly #pump: Pump;
  #life = new AbortController();
  #wanted = new Set<string>();
  /** Seen to by another tab, while somebody here waits to hear what became of them. */
  #elsewhere = new Map<string, Outgoing>();

  constructor(setup: State<Setup>, world: World, files: Files, outcomes: Outcomes) {
    this.#setup = setup;
    this.#world = world;
    this.#files = files;
    this.#outcomes = outcomes;
    this.#rows = new Rows<Outgoing, Row>(this.state, () => world.keep.of(personIn(setup.value)), {
      start: 'outbox/',
      read: readOutgoing,
      row: (row) => ({ ...row, standing: 'waiting' }),
    });
    this.#pump = new Pump(world, {
      name: 'outbox',
      person: () => personIn(setup.value),
      load: () => this.#load(),
      waits: () => this.#rows.all.length > 0 || this.#elsewhere.size > 0,
      work: (signal) => this.#sendAll(signal),
      due: (next) => this.state.update({ next }),
    });
  }

  /** Takes up what was left by an earlier page, and goes on whenever the browser comes back to life. */
  begin(): Promise<void> {
    return this.#pump.begin();
  }

  /** Whether another ticket may wait. */
  get hasRoom(): boolean {
    return this.#rows.count < MOST_WAITING;
  }

  /** Takes a ticket, written down before anything is sent. `discard` names what is kept of it elsewhere and goes in the same breath. */
  async place(row: Outgoing, discard: string): Promise<void> {
    const { signal } = this.#life;
    await this.#rows.place(row, { [discard]: undefined }, signal);
    if (signal.aborted) return;
    await this.#pump.placed();
  }

  /** Tries at once, as far as the backend has not asked for patience. */
  resume(): Promise<void> {
    return this.#pump.resume();
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
      this.#world.tabs.alone('outbox', async () => {
        await this.#load();
        const row = this.#rows.find(key);
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
    this.#wanted.clear();
    this.#elsewhere.clear();
    this.#pump.forget();
    this.#rows.forget();
    this.state.update({ next: undefined });
  }

  async #load(): Promise<void> {
    const gone = await this.#rows.load(({ standing }) => standing === 'sending', this.#life.signal);
    const awaited = gone.filter((row) => this.#outcomes.awaits(row));
    for (const row of awaited) this.#elsewhere.set(row.key, row);
    // A good occasion: the other tab has come through, it seems.
    if (awaited.length > 0) void this.#pump.resume();
  }

  async #sendAll(signal: AbortSignal): Promise<void> {
    await this.#load();
    // First, since that is quick, and somebody waits for it.
    for (const row of this.#elsewhere.values()) if (signal.aborted || !(await this.#learn(row, signal))) return;
    for (const { key } of this.#rows.all) {
      const row = this.#rows.find(key);
      if (signal.aborted || (row && !(await this.#send(row, signal)))) return;
    }
  }

  /** Finds out what another tab has made of a ticket; whether anything else may be tried. */
  async #learn(row: Outgoing, signal: AbortSignal): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    const found = tickets && (await settle(arrivedUnder([row.key], tickets, signal)));
    if (signal.aborted || !found) return false;
    if (found.status === 'failed') {
      this.#pump.failed(found.problem);
      return found.problem.retryAfter === undefined;
    }
    if (found.status !== 'ready') return false;
    this.#pump.worked();
    this.#elsewhere.delete(row.key);
    this.#outcomes.elsewhere(row, found.value);
    return true;
  }

  /** Sends one; whether the next one may be tried. */
  async #send(row: Row, signal: AbortSignal): Promise<boolean> {
    const { tickets } = this.#setup.value.backend;
    const caution = cautionFor(row, this.#world.clock.now());
    if (!tickets) return false;
    if (caution === 'ask' && !this.#wanted.has(row.key)) {
      this.#rows.show(row, { standing: 'old' });
      return true;
    }
    this.#rows.show(row, { standing: 'sending' });
    const suspects = [row.earlier, caution === 'none' ? undefined : row.key].filter((key) => key !== undefined);
    const arrived = await settle(arrivedUnder(suspects, tickets, signal));
    const isLooked = arrived.status === 'ready' && !arrived.value;
    const result = isLooked ? await settle(this.#open(tickets, row, signal)) : arrived;
    if (signal.aborted) return false;
    if (result.status !== 'ready' || !result.value) return this.#failed(row, result);
    this.#pump.worked();
    // An earlier wording has arrived: what was changed since stays with who wrote it.
    const isEarlier = result.value.reference === row.earlier;
    await this.#strike(row, isEarlier, isEarlier ? [] : row.written.attachments.map(({ id }) => id));
    this.#outcomes.sent(row, result.value);
    return true;
  }

  /** Opens a ticket, noting each file that is uploaded on the way. */
  async #open(tickets: Tickets, row: Row, signal: AbortSignal): Promise<Ticket> {
    return openTicket(row, { tickets, files: this.#files, newKey: this.#world.newKey, signal }, async (draft) => {
      this.#rows.show(row, { draft });
      const { standing: _, problem: __, ...kept } = { ...row, draft };
      await this.#rows.note(kept);
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
    this.#rows.show(row, { standing: verdict === 'sign-in' ? 'sign-in' : 'waiting', problem });
    if (verdict === 'again') this.#pump.failed(problem);
    return isOfThisAlone(problem);
  }

  /** Strikes a row out, in one breath with keeping its words as a draft where they are wanted, or forgetting its files where not. */
  async #strike(row: Outgoing, isDraft = false, files: readonly string[] = []): Promise<void> {
    const draft = isDraft && { [`draft/${row.key}`]: keptAs(row.written, this.#world.clock.now(), row.key) };
    await this.#rows.strike(row, { ...draft, ...this.#files.without(files) });
    this.#pump.tell();
  }
}
