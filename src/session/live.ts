import { settle } from '../core/loadable.js';
import { verdictOn, waitAfter } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import { ASKED_EVERY, READY_WITHIN, SILENT_TRIES, TRIED_EVERY, TRUSTED_FOR } from '../core/stream.js';
import type { Happening } from '../ports/live.js';
import type { News } from '../ports/tabs.js';
import { personIn } from './person.js';
import { Rest } from './rest.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** How this browser hears of what happens. */
export type Link =
  /** Not at all: nobody has asked for it, or nobody is signed in. */
  | 'off'
  | 'connecting'
  | 'live'
  /** By asking now and then, where nothing else gets through. */
  | 'asking'
  /** The network or the backend is gone; it is tried again. */
  | 'broken';

/** Who hears what happens. */
export interface Ears {
  hear(happening: Happening): void;
  /** Fetches anew all that is shown; whether that worked. */
  refresh(): Promise<boolean>;
  /** The number of the last thing that is known already. */
  known(): number | undefined;
  /** What is worth asking for where nothing comes by itself: a chat that is looked at, a ticket that is open, or nothing. */
  interest(): keyof typeof ASKED_EVERY;
}

/**
 * What happens to this person's tickets, heard as it happens. One tab of a browser has the connection and tells the others; where there
 * is none to be had, each tab asks for what it shows. After any cut it goes on from the last number heard, so that nothing is missing
 * and nothing comes in another order.
 */
export class Live {
  readonly state = new State<{ link: Link }>({ link: 'off' });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #ears: Ears;
  readonly #rest: Rest;
  #life: AbortController | undefined;
  #begun = false;
  /** The connection that stands, or is tried. */
  #line = new AbortController();
  /** The number of the last thing heard. */
  #since: number | undefined;
  #heardAt = 0;
  #tries = 0;
  /** How many connections in a row have said nothing, or nothing that is a stream. */
  #silent = 0;
  /** Whether more has happened than was told, and what is shown has not been fetched anew yet. */
  #torn = false;
  /** The other side does not know who asks: only the host can help. */
  #waitsForHost = false;
  /** Whether this tab is the one that has the connection. */
  #leads = false;

  constructor(setup: State<Setup>, world: World, ears: Ears) {
    this.#setup = setup;
    this.#world = world;
    this.#ears = ears;
    this.#rest = new Rest(world.clock);
  }

  /** Hears what other tabs are told: from before anything is fetched, so that nothing falls between that and the connection. */
  listen(): void {
    if (this.#life || !this.#setup.value.backend.tickets) return;
    const { signal } = (this.#life = new AbortController());
    this.#world.clock.awake(() => this.#wake(), signal);
    this.#world.tabs.hear((news) => this.#learn(news), signal);
  }

  /** Begins to hear, from what is known already. Where one has to ask, or waits for the host, one tries at once. */
  begin(): void {
    this.listen();
    const { link } = this.state.value;
    if (link === 'asking' || link === 'off') this.#rest.cutShort();
    if (!this.#life || this.#begun) return;
    this.#begun = true;
    this.#since = this.#ears.known();
    void this.#run(this.#life.signal);
  }

  /** A good occasion to try: maybe somebody has signed in. */
  resume(): void {
    this.#waitsForHost = false;
    if (this.state.value.link !== 'live') this.#rest.cutShort();
  }

  /** Hears nothing more, and lets go of the connection at once. */
  forget(): void {
    this.#life?.abort();
    this.#life = undefined;
    this.#line.abort();
    this.#since = undefined;
    this.#tries = this.#silent = 0;
    this.#begun = this.#torn = this.#waitsForHost = this.#leads = false;
    this.state.update({ link: 'off' });
  }

  get #person(): string {
    return personIn(this.#setup.value);
  }

  /** How one may hear now: by a stream, by asking, or not before the host has done something. */
  get #way(): 'stream' | 'asking' | 'none' {
    if (this.#waitsForHost) return 'none';
    return this.#setup.value.backend.live && this.#silent < SILENT_TRIES ? 'stream' : 'asking';
  }

  async #run(signal: AbortSignal): Promise<void> {
    if (this.#way === 'asking') {
      this.state.update({ link: 'asking' });
      // What is shown has just been fetched.
      await this.#untilNext(signal);
    }
    while (!signal.aborted) {
      const way = this.#way;
      if (way === 'stream') await this.#share(signal);
      else if (way === 'none') await this.#waitForHost(signal);
      else {
        if (this.#ears.interest() !== 'none') await this.#ask(signal);
        await this.#untilNext(signal);
      }
    }
  }

  /** Follows once no other tab does; alone where tabs cannot agree. */
  async #share(signal: AbortSignal): Promise<void> {
    const shared = await settle(this.#world.tabs.alone(`stream ${this.#person}`, () => this.#follow(signal), signal));
    if (shared.status === 'failed' && !signal.aborted) await this.#follow(signal);
  }

  /** Has the connection for all tabs, for as long as there is a stream to be had. */
  async #follow(signal: AbortSignal): Promise<void> {
    this.#leads = true;
    while (!signal.aborted && this.#way === 'stream') await this.#connect(signal);
    this.#leads = false;
  }

  /** Tries again now and then: a token may be there, though nobody has said so. */
  async #waitForHost(signal: AbortSignal): Promise<void> {
    this.state.update({ link: 'off' });
    await this.#rest.wait(TRIED_EVERY, signal);
    this.#waitsForHost = false;
  }

  /** Stays connected as long as it can, then waits as long as it must. */
  async #connect(signal: AbortSignal): Promise<void> {
    const { live } = this.#setup.value.backend;
    if (!live) return;
    if (this.state.value.link === 'off') this.state.update({ link: 'connecting' });
    const line = (this.#line = new AbortController());
    const ended = AbortSignal.any([signal, line.signal]);
    const said = new AbortController();
    const patience = new AbortController();
    this.#world.clock.after(READY_WITHIN, () => patience.abort(), AbortSignal.any([ended, said.signal]));
    const since = this.#since;
    const hear = (happening: Happening): void => {
      if (ended.aborted) return;
      said.abort();
      this.#tries = this.#silent = 0;
      this.#pass(happening, since);
      // Only now: whoever freshens what is stale sees that it is being fetched already.
      if (this.state.value.link !== 'live') this.state.update({ link: 'live' });
    };
    const result = await settle(live.follow(hear, { signal: AbortSignal.any([ended, patience.signal]), ...(since !== undefined && { since }) }));
    const isReady = said.signal.aborted;
    said.abort();
    if (ended.aborted) return;
    if (!isReady && (patience.signal.aborted || result.status === 'ready')) return this.#isSilent(this.#silent + 1, signal);
    if (result.status === 'failed') {
      await this.#broken(result.problem, signal);
      // Something answers, and not with a stream: maybe something on the way, which lets through what is asked.
      if (!isReady && result.problem.kind === 'server') this.#isSilent(this.#silent + 1, signal);
    }
    // A backend ends it where a token's life does; one that does so at once is left alone for a moment.
    else await this.#rest.wait(1000 * this.#world.chance(), signal);
  }

  /** Connections have said nothing, so many in a row. */
  #isSilent(times: number, signal: AbortSignal): void {
    this.#silent = times;
    if (times < SILENT_TRIES) return;
    this.#tries = 0;
    // One more try now and then.
    this.#world.clock.after(TRIED_EVERY, () => (this.#silent = SILENT_TRIES - 1), signal);
  }

  /** Asks what has happened, for what this tab shows. */
  async #ask(signal: AbortSignal): Promise<void> {
    const { live } = this.#setup.value.backend;
    const since = this.#since;
    const asked = await settle(Promise.resolve(live?.ask?.({ signal, ...(since !== undefined && { since }) })));
    if (signal.aborted) return;
    // A port that comes late may turn out to be none.
    const told = asked.status === 'ready' ? asked.value : undefined;
    if (asked.status === 'failed' && verdictOn(asked.problem) !== 'back') return this.#broken(asked.problem, signal);
    told?.forEach((happening) => this.#hear(happening));
    const isHere = told !== undefined || (await this.#ears.refresh());
    // Another tab may have found a stream meanwhile.
    if (signal.aborted || this.#way !== 'asking') return;
    this.state.update({ link: isHere ? 'asking' : 'broken' });
    // The backend was gone and is back: maybe there is a stream now.
    if (this.#tries > 0) this.#silent = SILENT_TRIES - 1;
    this.#tries = 0;
  }

  /** Waits until it is time to ask again. */
  async #untilNext(signal: AbortSignal): Promise<void> {
    if (!signal.aborted && this.#way === 'asking') await this.#rest.wait(ASKED_EVERY[this.#ears.interest()], signal);
  }

  async #broken(problem: Problem, signal: AbortSignal): Promise<void> {
    const verdict = verdictOn(problem);
    if (verdict === 'sign-in') this.#waitsForHost = true;
    // It is understood and not to be had: there is no stream here.
    else if (verdict === 'back') this.#isSilent(SILENT_TRIES, signal);
    else {
      this.state.update({ link: 'broken' });
      if (this.#leads) this.#world.tabs.tell({ kind: 'cut', person: this.#person });
      await this.#rest.wait(waitAfter(++this.#tries, problem, this.#world.chance()), signal);
    }
  }

  /** Learns from another tab how its connection gets on. */
  #learn(news: News): void {
    if ((news.kind !== 'heard' && news.kind !== 'cut') || news.person !== this.#person) return;
    if (news.kind === 'cut') {
      if (this.#way === 'stream') this.state.update({ link: 'broken' });
      return;
    }
    const { happening, since = Infinity } = news;
    // That tab was further than this one: of what lies between nobody will tell.
    if (happening.kind === 'ready' && since > (this.#since ?? -1)) this.#torn = true;
    this.#silent = 0;
    this.#hear(happening);
    this.state.update({ link: 'live' });
  }

  /** Hears something that follows on `since`, and passes it on to the other tabs. */
  #pass(happening: Happening, since: number | undefined): void {
    this.#world.tabs.tell({ kind: 'heard', person: this.#person, happening, ...(since !== undefined && { since }) });
    this.#hear(happening);
  }

  #hear(happening: Happening): void {
    this.#heardAt = this.#world.clock.now().getTime();
    const { kind } = happening;
    if (kind === 'change') this.#since = Math.max(this.#since ?? 0, happening.number);
    // Whoever goes on from a number is told all that came after it; whoever does not has missed what came before.
    if (kind === 'gap' || (kind === 'ready' && (this.#since === undefined || this.#torn))) void this.#mend(happening.number);
    this.#ears.hear(happening);
  }

  async #mend(number: number): Promise<void> {
    this.#torn = true;
    this.#since = Math.max(this.#since ?? 0, number);
    const life = this.#life;
    const isWhole = await this.#ears.refresh();
    if (life === this.#life) this.#torn = !isWhole;
  }

  /** The page is back: after sleep a connection may be dead, or the tab that has it stopped, without anybody having said so. */
  #wake(): void {
    const isQuiet = this.#world.clock.now().getTime() - this.#heardAt > TRUSTED_FOR;
    if (this.#rest.cutShort() || !isQuiet) return;
    if (!this.#leads) void this.#ears.refresh();
    else if (this.state.value.link === 'live') this.#line.abort();
  }
}
