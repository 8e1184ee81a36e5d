import type { Chosen } from '../core/attachment.js';
import { checkDraft, faultsAfter, faultsIn, fitted, isWritten, newDraft, withoutHidden, type Draft, type Faults, type Faulty } from '../core/draft.js';
import { writeJson } from '../core/json.js';
import { keptAs } from '../core/kept.js';
import { settle } from '../core/loadable.js';
import { mended } from '../core/mended.js';
import type { Offer, ReplyPromise } from '../core/offer.js';
import type { Outgoing } from '../core/outbox.js';
import { readPrefill } from '../core/prefill.js';
import type { Problem } from '../core/problem.js';
import { replyPromise } from '../core/reply.js';
import type { Ticket } from '../core/ticket.js';
import type { Shelf } from '../ports/keep.js';
import { contextOf } from './context.js';
import { rulesFor } from './draft-rules.js';
import { Expected } from './expected.js';
import type { Files } from './files.js';
import { handedTo } from './handing.js';
import { filesOf, offeredTo, takeOver, throwAway, type Offered } from './offered.js';
import type { Outbox } from './outbox.js';
import { personIn } from './person.js';
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

/** The ticket being written: kept while typing, checked, handed to the outbox. */
export class Drafting {
  readonly state = new State<{
    offer?: Offer | undefined;
    draft?: Draft | undefined;
    faults: Faults;
    /** Fields that the host has filled and the visitor may not change. */
    locked: readonly Faulty[];
    /** What was written before and not sent, newest first: to go on with, or to throw away. */
    offered: readonly Offered[];
    /** What may go along beside the fields: the page's address, and what the host wants. The visitor may leave any of it out. */
    context: Draft['context'];
    /** Whether all that is written is kept. */
    saved: boolean;
    /** Whether this browser refuses to keep the draft. */
    unkept: boolean;
    /** The key of this draft in the outbox, from Send until it is there or comes back. */
    placed?: string | undefined;
    /** Why the draft came back. */
    problem?: Problem | undefined;
    /** Whether so many tickets wait that no other may. */
    full: boolean;
    sent?: Sent | undefined;
  }>({ faults: {}, locked: [], offered: [], context: {}, saved: false, unkept: false, full: false });
  /** Files that are being read for a draft: it is not sent, nor put aside, without them. */
  readonly expected = new Expected();
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #outbox: Outbox;
  readonly #files: Files;
  #blank?: Draft;
  #prefilled: Readonly<Record<string, unknown>> = {};
  #id: string | undefined;
  #saving = false;
  /** What was last tried, so that a retry of the same words opens no second ticket. */
  #tried: { readonly content: string; readonly key: string } | undefined;
  #life = new AbortController();

  constructor(setup: State<Setup>, world: World, outbox: Outbox, files: Files) {
    this.#setup = setup;
    this.#world = world;
    this.#outbox = outbox;
    this.#files = files;
  }

  /** Whether something is written here that is neither sent nor kept. */
  get isAtRisk(): boolean {
    const { draft, unkept } = this.state.value;
    return unkept && Boolean(draft && this.#blank && isWritten(draft, this.#blank));
  }

  /** What the draft is kept under, after `draft/`. */
  get writing(): string {
    return (this.#id ??= this.#world.newKey());
  }

  /** The files that go with the draft. */
  get attachments(): readonly Chosen[] {
    return this.state.value.draft?.attachments ?? [];
  }

  /** Begins, or goes on with, a ticket for a channel; words already written come along. What is on its way is not begun anew. */
  async open(offer: Offer, question = ''): Promise<void> {
    const { draft: before, placed, faults } = this.state.value;
    if (placed) return;
    const isBegun = before && this.#blank && (isWritten(before, this.#blank) || this.expected.has(this.#id));
    const context = { page: this.#world.address(), ...contextOf(this.#world.context(), this.#world.tell.problem) };
    this.#blank = mended(this.#prefilled, newDraft(offer, this.#setup.value.settings.person, question, context));
    const isSame = isBegun && before.channel === offer.channel && before.premium === offer.premium;
    if (isBegun) this.state.update({ offer, context, draft: fitted(before, this.#blank, offer.languages), faults: isSame ? faults : {} });
    else {
      this.#begin();
      this.state.update({ offer, context, draft: this.#blank, sent: undefined });
    }
    await this.#recall();
  }

  /** Fills fields in advance, for this and later tickets of the visit. */
  prefill(fields: unknown): void {
    const { values, locked } = readPrefill(fields);
    this.#prefilled = { ...this.#prefilled, ...values };
    this.state.update({ locked: [...new Set([...this.state.value.locked, ...locked])] });
    if (this.state.value.draft) this.write(values);
  }

  /** Takes what is typed. A fault of a field goes once its words change. What is on its way is no longer written in. */
  write(fields: Readonly<Record<string, unknown>>): void {
    const { draft, faults, placed } = this.state.value;
    if (!draft || placed) return;
    const written = mended({ ...draft, ...fields }, draft);
    this.state.update({ draft: written, faults: faultsAfter(faults, draft, written) });
    this.#save();
  }

  /** Changes which files go with a draft; not where another is written by now, or it is on its way. */
  enclose(writing: string, change: (files: readonly Chosen[]) => readonly Chosen[]): boolean {
    const { draft, placed } = this.state.value;
    if (!draft || placed || writing !== this.#id) return false;
    this.write({ attachments: change(draft.attachments) });
    return true;
  }

  /** Goes on with what was written before; what stands here now is kept in its place. */
  async take(id: string): Promise<void> {
    if (this.expected.has(this.#id)) await this.expected.taken(this.#id);
    const { offer, offered } = this.state.value;
    const taken = offered.find((one) => one.id === id);
    if (!taken || !offer || !this.#blank) return;
    if (this.#saving) await this.#keep(this.#shelf);
    this.#begin();
    if (taken.tried) this.#tried = { content: writeJson(taken.draft), key: taken.tried };
    this.state.update({ draft: fitted(taken.draft, this.#blank, offer.languages), sent: undefined });
    // Under a name of its own: another tab may still be writing under the old one.
    await this.#keep(this.#shelf);
    if (!this.state.value.unkept) await takeOver(taken, this.#world.keep, this.#shelf, this.#files);
    await this.#recall();
  }

  /** Throws away what was written before. */
  async discard(id: string): Promise<void> {
    const { offered } = this.state.value;
    this.state.update({ offered: offered.filter((one) => one.id !== id) });
    for (const one of offered) if (one.id === id) await throwAway(one, this.#world.keep, this.#shelf, this.#files);
  }

  /** Throws the words away and begins anew. */
  async startOver(): Promise<void> {
    const [place, files] = [this.#place, filesOf(this.state.value.draft)];
    this.#begin();
    this.state.update({ draft: this.#blank });
    await settle(this.#shelf.change({ [place]: undefined, ...this.#files.without(files) }));
  }

  /** Checks, and hands to the outbox, unless a file that is still being read is not taken. Resolves once the first try is over; whatever fails, every word stays. */
  async send(): Promise<void> {
    const id = this.#id;
    if (this.expected.has(id) && (!(await this.expected.taken(id)) || id !== this.#id)) return;
    const { draft, offer, placed } = this.state.value;
    if (!draft || !offer || placed || !this.#setup.value.backend.tickets) return;
    const rules = rulesFor(offer, this.#setup.value.settings, this.#world.clock);
    const ready = withoutHidden(draft, rules.fields);
    const faults = checkDraft(ready, rules);
    const full = !this.#outbox.hasRoom;
    this.state.update({ faults, full, problem: undefined });
    if (full || Object.keys(faults).length > 0) return;
    const handed = handedTo(this.#world.tell, ready, rules);
    if (!handed) return;
    const content = writeJson(draft);
    const { key: earlier } = this.#tried ?? {};
    const key = this.#tried?.content === content ? this.#tried.key : this.#world.newKey();
    this.#saving = false;
    this.state.update({ placed: key });
    const row = { key, draft: handed, written: draft, placed: this.#world.clock.now().toISOString(), ...(earlier && earlier !== key && { earlier }) };
    await this.#outbox.place(row, this.#place);
  }

  /** Takes back what has not been sent yet, to change it. */
  async takeBack(): Promise<void> {
    const { placed } = this.state.value;
    const row = placed && (await this.#outbox.takeBack(placed));
    if (row && this.state.value.placed === placed) this.#returned(row);
  }

  /** Leaves what is on its way to the outbox, and begins another. */
  async another(): Promise<void> {
    const { offer } = this.state.value;
    this.state.update({ draft: undefined, placed: undefined });
    if (offer) await this.open(offer);
  }

  /** Hears that something of the outbox has become a ticket; whether it was this draft. */
  arrived({ key, draft }: Outgoing, ticket: Ticket): boolean {
    if (this.state.value.placed !== key) return false;
    const reply = replyPromise(this.#setup.value.settings, draft, this.#world.clock.now());
    this.#begin();
    this.state.update({ draft: undefined, sent: { ticket, reply } });
    return true;
  }

  /** Hears that the backend has refused something of the outbox; whether it was this draft. */
  refused(row: Outgoing, problem: Problem): boolean {
    if (this.state.value.placed !== row.key) return false;
    this.#returned(row);
    this.state.update({ problem, faults: faultsIn(problem) });
    return true;
  }

  /** Lets go of everything that was written by this person; `kept` words stay for their return. */
  forget({ kept }: { readonly kept: boolean }): void {
    // The last letters are not kept yet.
    if (kept && this.#saving) void this.#keep(this.#shelf);
    this.#life.abort();
    this.#life = new AbortController();
    this.#prefilled = {};
    this.#begin();
    this.state.update({ offer: undefined, draft: undefined, locked: [], offered: [], unkept: false, sent: undefined });
  }

  #begin(): void {
    this.#id = undefined;
    this.#tried = undefined;
    this.#saving = false;
    this.state.update({ faults: {}, saved: false, placed: undefined, problem: undefined, full: false });
  }

  #returned({ key, written }: Outgoing): void {
    this.#id = key;
    this.#tried = { content: writeJson(written), key };
    this.state.update({ draft: written, saved: !this.state.value.unkept, placed: undefined, faults: {} });
  }

  get #shelf(): Shelf {
    return this.#world.keep.of(personIn(this.#setup.value));
  }

  get #place(): string {
    return `draft/${this.writing}`;
  }

  /** Looks for what was written before, here and before somebody signed in. */
  async #recall(): Promise<void> {
    const { signal } = this.#life;
    const offered = await offeredTo(personIn(this.#setup.value), this.#world.keep);
    if (!signal.aborted) this.state.update({ offered: offered.filter(({ id }) => id !== this.#id) });
  }

  #save(): void {
    this.state.update({ saved: false });
    if (this.#saving) return;
    this.#saving = true;
    this.#world.clock.after(KEPT_WITHIN, () => void this.#keep(this.#shelf), this.#life.signal);
  }

  async #keep(shelf: Shelf): Promise<void> {
    // Nothing new, or no longer a draft.
    if (!this.#saving && this.state.value.placed) return;
    this.#saving = false;
    const { draft } = this.state.value;
    if (!draft || !this.#blank) return;
    const value = isWritten(draft, this.#blank) ? keptAs(draft, this.#world.clock.now(), this.#tried?.key) : undefined;
    const { signal } = this.#life;
    const unkept = (await settle(shelf.change({ [this.#place]: value }))).status === 'failed';
    // More may have been typed meanwhile.
    if (!signal.aborted) this.state.update({ unkept, saved: Boolean(value) && !unkept && !this.#saving });
  }
}
