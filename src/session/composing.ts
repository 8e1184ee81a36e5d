import type { Chosen } from '../core/attachment.js';
import { settle } from '../core/loadable.js';
import { chosenIn } from '../core/mended.js';
import type { Shelf } from '../ports/keep.js';
import type { Enclosing } from './attachments.js';
import type { Files } from './files.js';
import { personIn } from './person.js';
import type { Replies } from './replies.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** How long a typed letter may wait, in ms, before it is kept. */
const KEPT_WITHIN = 200;

interface Written {
  readonly text: string;
  readonly attachments: readonly Chosen[];
}

const NOTHING: Written = { text: '', attachments: [] };

/** What is being written to a ticket: kept while typing, for each ticket by itself, and handed to {@link Replies}. */
export class Composing implements Enclosing {
  readonly state = new State<{
    /** The ticket's id, or empty. */
    ticket: string;
    text: string;
    attachments: readonly Chosen[];
    /** Whether this browser refuses to keep it. */
    unkept: boolean;
  }>({ ticket: '', ...NOTHING, unkept: false });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #replies: Replies;
  readonly #files: Files;
  #life = new AbortController();
  #saving = false;

  constructor(setup: State<Setup>, world: World, replies: Replies, files: Files) {
    this.#setup = setup;
    this.#world = world;
    this.#replies = replies;
    this.#files = files;
  }

  /** The files that go along. */
  get attachments(): readonly Chosen[] {
    return this.state.value.attachments;
  }

  /** Whether something is written here that is neither sent nor kept. */
  get isAtRisk(): boolean {
    const { text, attachments, unkept } = this.state.value;
    return unkept && (Boolean(text) || attachments.length > 0);
  }

  /** Goes on with what was being written to a ticket. */
  async open(ticket: string): Promise<void> {
    if (ticket === this.state.value.ticket) return;
    this.#leave();
    this.state.update({ ticket, ...NOTHING });
    const { signal } = this.#life;
    const kept = await settle(this.#shelf.read(placeOf(ticket)));
    const { text, attachments } = this.state.value;
    // Whoever has begun to write meanwhile goes on with that.
    if (signal.aborted || kept.status !== 'ready' || text || attachments.length > 0) return;
    const before = Object(kept.value) as Readonly<Record<string, unknown>>;
    if (typeof before['text'] === 'string') this.state.update({ text: before['text'], attachments: chosenIn(before['attachments']) ?? [] });
  }

  /** Takes what is typed, and the files that go along. */
  write(written: Partial<Written>): void {
    if (!this.state.value.ticket) return;
    this.state.update(written);
    if (this.#saving) return;
    this.#saving = true;
    this.#world.clock.after(KEPT_WITHIN, () => void this.#keep(), this.#life.signal);
  }

  /** Hands what is written to the replies, where there is anything, and begins anew. */
  async send(): Promise<void> {
    const { ticket, text, attachments } = this.state.value;
    if (!ticket || (!text.trim() && attachments.length === 0)) return;
    this.#saving = false;
    this.state.update(NOTHING);
    await this.#replies.send(ticket, text, attachments, placeOf(ticket));
  }

  /** Takes a message that has not been sent back, to change it; what is being written stands after it. Whether it was not too late. */
  async takeBack(key: string): Promise<boolean> {
    const taken = await this.#replies.take(key);
    if (!taken) return false;
    await this.open(taken.ticket);
    const { text, attachments } = this.state.value;
    this.write({ text: [taken.text, text].filter(Boolean).join('\n'), attachments: [...taken.attachments, ...attachments] });
    return true;
  }

  /** Forgets files that no longer go along. */
  async letGo(ids: readonly string[]): Promise<void> {
    await settle(this.#shelf.change(this.#files.without(ids)));
  }

  /** Lets go of everything that was written by this person; `kept` words stay for their return. */
  forget({ kept }: { readonly kept: boolean }): void {
    if (!kept) this.#saving = false;
    this.#leave();
    this.state.update({ ticket: '', ...NOTHING, unkept: false });
  }

  get #shelf(): Shelf {
    return this.#world.keep.of(personIn(this.#setup.value));
  }

  #leave(): void {
    // The last letters are not kept yet.
    if (this.#saving) void this.#keep();
    this.#life.abort();
    this.#life = new AbortController();
  }

  async #keep(): Promise<void> {
    if (!this.#saving) return;
    this.#saving = false;
    const { ticket, text, attachments } = this.state.value;
    const isWritten = Boolean(text) || attachments.length > 0;
    const { signal } = this.#life;
    const kept = await settle(this.#shelf.change({ [placeOf(ticket)]: isWritten ? { text, attachments } : undefined }));
    if (!signal.aborted) this.state.update({ unkept: kept.status === 'failed' });
  }
}

/** What is kept of it under. */
const placeOf = (ticket: string): string => `composing/${ticket}`;
