import { checkDraft, faultsIn, fitted, isWritten, mended, newDraft, toTicket, type Draft, type Faults, type Field } from '../core/draft.js';
import { readPrefill } from '../core/prefill.js';
import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Offer, ReplyPromise } from '../core/offer.js';
import { replyPromise } from '../core/reply.js';
import type { Ticket } from '../core/ticket.js';
import { contextOf } from './context.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** How long a typed letter may wait, in ms, before it is kept. */
const KEPT_WITHIN = 200;

/** A ticket that was sent, and the reply one may expect. */
export interface Sent {
  readonly ticket: Ticket;
  readonly reply?: ReplyPromise | undefined;
}

/** The ticket being written: kept while typing, checked, sent once. */
export class Drafting {
  readonly state = new State<{
    offer?: Offer | undefined;
    draft?: Draft | undefined;
    faults: Faults;
    /** Fields that the host has filled and the visitor may not change. */
    locked: readonly Field[];
    /** Whether the words come from an earlier visit. */
    recalled: boolean;
    /** Whether this browser refuses to keep the draft. */
    unkept: boolean;
    sending: Loadable<Ticket>;
    sent?: Sent | undefined;
  }>({ faults: {}, locked: [], recalled: false, unkept: false, sending: idle });
  readonly #setup: State<Setup>;
  readonly #world: World;
  #blank?: Draft;
  #prefilled: Readonly<Record<string, unknown>> = {};
  #saving = false;
  /** The key of the content that was last tried, so that a retry of the same words opens no second ticket. */
  #tried: { readonly content: string; readonly key: string } | undefined;
  #life = new AbortController();

  constructor(setup: State<Setup>, world: World) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Begins, or goes on with, a ticket for a channel; words already written come along. */
  async open(offer: Offer, question = ''): Promise<void> {
    const { signal } = this.#life;
    const { draft: before, sending } = this.state.value;
    const isBegun = before && this.#blank && isWritten(before, this.#blank);
    const context = contextOf(this.#world.context(), this.#world.tell.problem);
    this.#blank = mended(this.#prefilled, newDraft(offer, this.#setup.value.settings.person, question, context));
    // What is on its way is not sent a second time.
    const on = sending.status === 'loading' ? sending : idle;
    if (isBegun) return this.state.update({ offer, draft: fitted(before, this.#blank, offer.languages), faults: {}, sending: on });
    this.state.update({ offer, draft: this.#blank, faults: {}, sending: on, recalled: false, sent: undefined });
    const kept = await settle(this.#world.keep.read(this.#place));
    if (signal.aborted || this.state.value.draft !== this.#blank) return;
    if (kept.status !== 'ready' || !kept.value) return;
    const draft = fitted(mended(kept.value, this.#blank), this.#blank, offer.languages);
    this.state.update({ draft, recalled: isWritten(draft, this.#blank) });
  }

  /** Fills fields in advance, for this and later tickets of the visit. */
  prefill(fields: unknown): void {
    const { values, locked } = readPrefill(fields);
    this.#prefilled = { ...this.#prefilled, ...values };
    this.state.update({ locked: [...new Set([...this.state.value.locked, ...locked])] });
    if (this.state.value.draft) this.write(values);
  }

  /** Takes what is typed. A fault of a field goes once its words change. */
  write(fields: Readonly<Record<string, unknown>>): void {
    const { draft, faults } = this.state.value;
    if (!draft) return;
    const left = Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in fields)));
    this.state.update({ draft: mended({ ...draft, ...fields }, draft), faults: left });
    this.#save();
  }

  /** Throws the words away and begins anew. */
  async startOver(): Promise<void> {
    this.state.update({ draft: this.#blank, faults: {}, recalled: false, sending: idle });
    await settle(this.#world.keep.remove(this.#place));
  }

  /** Checks and sends. Whatever fails, every word stays. */
  async send(): Promise<Ticket | undefined> {
    const { draft, offer, sending } = this.state.value;
    const { tickets } = this.#setup.value.backend;
    if (!draft || !offer || !tickets || sending.status === 'loading') return undefined;
    if (this.#isFaulty(draft, offer)) return undefined;
    const handed = this.#world.tell.submit(draft);
    if (!handed) return undefined;
    const ready = mended(handed, draft);
    if (this.#isFaulty(ready, offer)) return undefined;

    const { signal } = this.#life;
    const key = this.#keyFor(ready);
    this.state.update({ sending: { status: 'loading' } });
    const result = await settle(tickets.create(toTicket(ready, key), { key, signal }));
    if (signal.aborted) return undefined;
    if (result.status !== 'ready') return this.#failed(result);
    this.#tried = undefined;
    const reply = replyPromise(this.#setup.value.settings, ready, this.#world.clock.now());
    this.state.update({ draft: undefined, recalled: false, sending: idle, sent: { ticket: result.value, reply } });
    // The number is not kept waiting by a browser that is slow to forget.
    void settle(this.#world.keep.remove(this.#place));
    return result.value;
  }

  /** Lets go of everything that was written by this person; `kept` words stay for their return. */
  forget({ kept }: { readonly kept: boolean }): void {
    const place = this.#place;
    // The last letters are not kept yet.
    if (kept && this.#saving) void this.#keep();
    this.#life.abort();
    this.#life = new AbortController();
    this.#saving = false;
    this.#prefilled = {};
    this.#tried = undefined;
    this.state.update({ offer: undefined, draft: undefined, faults: {}, locked: [], recalled: false, sending: idle, sent: undefined });
    if (!kept) void settle(this.#world.keep.remove(place));
  }

  #isFaulty(draft: Draft, offer: Offer): boolean {
    const faults = checkDraft(draft, offer.languages);
    this.state.update({ faults });
    return Object.keys(faults).length > 0;
  }

  #failed(result: Loadable<Ticket>): undefined {
    if (result.status !== 'failed') return;
    this.state.update({ sending: result, faults: faultsIn(result.problem) });
    this.#world.tell.problem(result.problem);
  }

  #keyFor(draft: Draft): string {
    const content = JSON.stringify(draft);
    if (this.#tried?.content !== content) this.#tried = { content, key: this.#world.newKey() };
    return this.#tried.key;
  }

  /** Where this person's draft is kept. */
  get #place(): string {
    const { id, email } = this.#setup.value.settings.person ?? {};
    return `draft/${id || email || ''}`;
  }

  #save(): void {
    if (this.#saving) return;
    this.#saving = true;
    this.#world.clock.after(KEPT_WITHIN, () => void this.#keep(), this.#life.signal);
  }

  async #keep(): Promise<void> {
    this.#saving = false;
    const { draft } = this.state.value;
    if (!draft || !this.#blank) return;
    const { keep } = this.#world;
    const kept = await settle(isWritten(draft, this.#blank) ? keep.write(this.#place, draft) : keep.remove(this.#place));
    this.state.update({ unkept: kept.status === 'failed' });
  }
}
