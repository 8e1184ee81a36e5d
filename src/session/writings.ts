import type { Chosen } from '../core/attachment.js';
import { settle } from '../core/loadable.js';
import { chosenIn } from '../core/mended.js';
import type { Shelf } from '../ports/keep.js';

/** What is being written to a ticket. */
export interface Written {
  readonly text: string;
  readonly attachments: readonly Chosen[];
}

/** Nothing is being written. */
export const NOTHING: Written = { text: '', attachments: [] };

/** One below the other. */
export const both = (first: Written, second: Written): Written => ({
  text: [first.text, second.text].filter(Boolean).join('\n'),
  attachments: [...first.attachments, ...second.attachments],
});

/** Whether there is anything. */
export const isWritten = ({ text, attachments }: Written): boolean => Boolean(text) || attachments.length > 0;

/** What a ticket's writing is kept under. */
const placeOf = (ticket: string): string => `composing/${ticket}`;

/** The change that keeps what is written to a ticket, to be made in one breath with others. */
export const asKept = (ticket: string, { text, attachments }: Written): Readonly<Record<string, unknown>> => ({
  [placeOf(ticket)]: isWritten({ text, attachments }) ? { text, attachments } : undefined,
});

/** Makes changes of what is kept; whether a reload would find them. */
export type Keeping = (changes: Readonly<Record<string, unknown>>) => Promise<boolean>;

/** What is being written to each ticket, as it is kept: in this browser's store, and in memory where that is full or closed. Done in turn, so that nothing comes between reading and changing. */
export class Writings {
  readonly #shelf: () => Shelf;
  #loose = new Map<string, Written>();
  #life = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(shelf: () => Shelf) {
    this.#shelf = shelf;
  }

  /** Whether something would be lost with the page. */
  get isLoose(): boolean {
    return [...this.#loose.values()].some(isWritten);
  }

  /** What is kept for a ticket. */
  async read(ticket: string): Promise<Written> {
    return (await this.#inTurn((shelf, loose) => readFrom(shelf, loose, ticket))) ?? NOTHING;
  }

  /** Keeps what is written to a ticket by the time its turn comes. */
  async keep(ticket: string, written: () => Written): Promise<void> {
    await this.#inTurn((shelf, loose) => put(keepingOn(shelf), loose, ticket, written()));
  }

  /** Changes what is kept for a ticket, by `keeping` where more is changed in the same breath. Whether that was done. */
  async amend(ticket: string, change: (written: Written) => Written, keeping?: Keeping): Promise<boolean> {
    const { signal } = this.#life;
    const done = await this.#inTurn(async (shelf, loose) => {
      const written = change(await readFrom(shelf, loose, ticket));
      if (signal.aborted) return false;
      await put(keeping ?? keepingOn(shelf), loose, ticket, written);
      return true;
    });
    return done ?? false;
  }

  /** What it is kept under, to be struck out with what ends its use; it is in memory no longer. */
  placeOfSent(ticket: string): string {
    this.#loose.delete(ticket);
    return placeOf(ticket);
  }

  /** Lets go of what is in memory; where it is not `kept`, nothing more is written down either. */
  forget({ kept }: { readonly kept: boolean }): void {
    this.#loose = new Map();
    if (kept) return;
    this.#life.abort();
    this.#life = new AbortController();
  }

  /** What is done later is still done for the person whose words they are. */
  #inTurn<T>(work: (shelf: Shelf, loose: Map<string, Written>) => Promise<T>): Promise<T | undefined> {
    const { signal } = this.#life;
    const [shelf, loose] = [this.#shelf(), this.#loose];
    const done = this.#turn.then(() => (signal.aborted ? undefined : work(shelf, loose)));
    this.#turn = done;
    return done;
  }
}

const keepingOn = (shelf: Shelf): Keeping => async (changes) => (await settle(shelf.change(changes))).status === 'ready';

async function put(keeping: Keeping, loose: Map<string, Written>, ticket: string, { text, attachments }: Written): Promise<void> {
  const held = { text, attachments };
  // Until it is kept; what is sent meanwhile is there no longer, kept or not.
  loose.set(ticket, held);
  if ((await keeping(asKept(ticket, held))) && loose.get(ticket) === held) loose.delete(ticket);
}

async function readFrom(shelf: Shelf, loose: ReadonlyMap<string, Written>, ticket: string): Promise<Written> {
  const unkept = loose.get(ticket);
  if (unkept) return unkept;
  const found = await settle(shelf.read(placeOf(ticket)));
  const { text, attachments } = Object(found.status === 'ready' ? found.value : undefined) as Readonly<Record<string, unknown>>;
  return typeof text === 'string' ? { text, attachments: chosenIn(attachments) ?? [] } : NOTHING;
}
