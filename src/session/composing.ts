import type { Chosen } from '../core/attachment.js';
import type { Shelf } from '../ports/keep.js';
import type { Enclosing } from './attachments.js';
import { Expected } from './expected.js';
import { personIn } from './person.js';
import type { Replies } from './replies.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';
import { asKept, both, isWritten, NOTHING, Writings, type Keeping, type Written } from './writings.js';

/** How long a typed letter may wait, in ms, before it is kept. */
const KEPT_WITHIN = 200;

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
  /** Files that are being read for a ticket: nothing is sent to it without them. */
  readonly expected = new Expected();
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #replies: Replies;
  readonly #writings = new Writings(() => this.#shelf);
  /** Of the ticket that is shown. */
  #life = new AbortController();
  /** Of the person who writes. */
  #visit = new AbortController();
  /** What was written before, until it is here. */
  #recalling: Promise<void> | undefined;
  #saving = false;

  constructor(setup: State<Setup>, world: World, replies: Replies) {
    this.#setup = setup;
    this.#world = world;
    this.#replies = replies;
  }

  /** The files that go along. */
  get attachments(): readonly Chosen[] {
    return this.state.value.attachments;
  }

  /** What files go along with. */
  get writing(): string {
    return this.state.value.ticket;
  }

  /** Whether something is written here that is neither sent nor kept. */
  get isAtRisk(): boolean {
    return this.state.value.unkept && (isWritten(this.state.value) || this.#writings.isLoose);
  }

  /** Goes on with what was being written to a ticket. What is typed before that is here stands after it. */
  async open(ticket: string): Promise<void> {
    if (ticket === this.state.value.ticket) return;
    this.#leave();
    this.state.update({ ticket, ...NOTHING });
    await (this.#recalling = this.#recall(ticket, this.#life.signal));
  }

  /** Takes what is typed. */
  write(written: Partial<Written>): void {
    if (!this.state.value.ticket) return;
    this.state.update(written);
    if (this.#saving) return;
    this.#saving = true;
    // What was written before must not be lost to what is typed first.
    this.#world.clock.after(KEPT_WITHIN, () => void (this.#recalling ?? this.#keep()), this.#life.signal);
  }

  /** Changes which files go along with what is written to a ticket, shown or not. */
  enclose(ticket: string, change: (files: readonly Chosen[]) => readonly Chosen[]): Promise<boolean> {
    return this.#amend(ticket, ({ text, attachments }) => ({ text, attachments: change(attachments) }));
  }

  /**
   * Hands what is written to the replies, where there is anything, and begins anew. Files that are still being read are waited for; where one
   * of them is not taken, nothing is sent.
   */
  async send(): Promise<void> {
    const { ticket } = this.state.value;
    if (this.expected.has(ticket) && !(await this.expected.taken(ticket))) return;
    const { text, attachments } = this.state.value;
    // Whoever has gone on to another ticket meanwhile finds it unsent.
    if (!ticket || ticket !== this.state.value.ticket || (!text.trim() && attachments.length === 0)) return;
    this.#saving = false;
    this.state.update(NOTHING);
    await this.#replies.send(ticket, text, attachments, this.#recalling ? undefined : this.#writings.placeOfSent(ticket));
  }

  /**
   * Takes a message that has not been sent back, to change it; what is being written to its ticket stands after it. `false` where it is too
   * late, and where nobody can say whether it is: then it still waits.
   */
  takeBack(key: string): Promise<boolean> {
    return this.#replies.take(key, ({ ticket, text, attachments }, strike) => this.#amend(ticket, (written) => both({ text, attachments }, written), strike));
  }

  /** Lets go of everything that was written by this person; `kept` words stay for their return. */
  forget({ kept }: { readonly kept: boolean }): void {
    if (!kept) this.#saving = false;
    this.#leave();
    this.#visit.abort();
    this.#visit = new AbortController();
    this.#writings.forget({ kept });
    this.state.update({ ticket: '', ...NOTHING, unkept: false });
  }

  get #shelf(): Shelf {
    return this.#world.keep.of(personIn(this.#setup.value));
  }

  async #recall(ticket: string, signal: AbortSignal): Promise<void> {
    const before = await this.#writings.read(ticket);
    if (signal.aborted) return;
    this.#recalling = undefined;
    this.state.update(both(before, this.state.value));
    await this.#keep();
  }

  #leave(): void {
    // The last letters are not kept yet.
    void this.#keep();
    this.#recalling = undefined;
    this.#life.abort();
    this.#life = new AbortController();
  }

  /** Changes what is written to a ticket: on the screen or, where another is there, as it is kept. Whether that was done. */
  async #amend(ticket: string, change: (written: Written) => Written, keeping?: Keeping): Promise<boolean> {
    const { signal } = this.#visit;
    while (this.#recalling) await this.#recalling;
    if (signal.aborted || !ticket) return false;
    if (ticket !== this.state.value.ticket) {
      const isDone = await this.#writings.amend(ticket, change, keeping);
      if (!signal.aborted) this.state.update({ unkept: this.#writings.isLoose });
      return isDone;
    }
    const written = change(this.state.value);
    this.write(written);
    await keeping?.(asKept(ticket, written));
    return true;
  }

  async #keep(): Promise<void> {
    if (!this.#saving) return;
    this.#saving = false;
    const { ticket, text, attachments } = this.state.value;
    const { signal } = this.#visit;
    const written = { text, attachments };
    if (this.#recalling) await this.#writings.amend(ticket, (before) => both(before, written));
    else await this.#writings.keep(ticket, () => (ticket === this.state.value.ticket && !this.#recalling ? this.state.value : written));
    if (!signal.aborted) this.state.update({ unkept: this.#writings.isLoose });
  }
}
