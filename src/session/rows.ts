import { settle } from '../core/loadable.js';
import type { Shelf } from '../ports/keep.js';
import type { State } from './state.js';

/** What waits to be sent, as it is written down. */
interface Waiting {
  readonly key: string;
  /** ISO instant of Send. */
  readonly placed: string;
}

/** Where rows stand, for whoever shows them. */
export interface Standing<Row> {
  readonly rows: readonly Row[];
  /** Whether this browser refuses to keep what waits: leaving the page would lose it. */
  readonly unkept: boolean;
}

/** How something that waits is written down and read again. */
export interface Kind<Value, Row> {
  /** What its names on the shelf begin with. */
  readonly start: string;
  /** What was written down, maybe by another version; `undefined` where it is none. */
  read(value: unknown): Value | undefined;
  /** A row as it is first shown. */
  row(value: Value): Row;
}

/** What waits to be sent: on the shelf, where other tabs have it too, and on the screen, in the order in which it was placed. */
export class Rows<Value extends Waiting, Row extends Value> {
  readonly #state: State<Standing<Row>>;
  readonly #shelf: () => Shelf;
  readonly #kind: Kind<Value, Row>;
  /** Struck out here: an answer of the store that was asked for before may still hold it. */
  readonly #struck = new Set<string>();
  /** Being written down, and shown only then. */
  readonly #placing = new Set<string>();

  constructor(state: State<Standing<Row>>, shelf: () => Shelf, kind: Kind<Value, Row>) {
    this.#state = state;
    this.#shelf = shelf;
    this.#kind = kind;
  }

  get all(): readonly Row[] {
    return this.#state.value.rows;
  }

  /** How many wait, those that are just being written down among them. */
  get count(): number {
    return new Set([...this.#placing, ...this.all.map(({ key }) => key)]).size;
  }

  find(key: string): Row | undefined {
    return this.all.find((row) => row.key === key);
  }

  /** Something as it is written down by now, as another tab may have tried it; as it stands here, where nothing can be read. */
  async latest(key: string): Promise<Value | undefined> {
    const row = this.find(key);
    const kept = row && (await settle(this.#shelf().read(this.#placeOf(row))));
    return (kept?.status === 'ready' ? this.#kind.read(kept.value) : undefined) ?? row;
  }

  /** Writes something down before anything is sent, in one breath with further changes; shown once that is tried, kept or not. */
  async place(value: Value, changes: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<void> {
    this.#struck.delete(value.key);
    this.#placing.add(value.key);
    const kept = await settle(this.#shelf().change({ [this.#placeOf(value)]: value, ...changes }));
    this.#placing.delete(value.key);
    if (signal.aborted) return;
    this.show(value);
    if (kept.status === 'failed') this.#state.update({ unkept: true });
  }

  /** Writes down what has changed of something that waits still. */
  async note(value: Value): Promise<void> {
    if (!this.#struck.has(value.key)) await settle(this.#shelf().change({ [this.#placeOf(value)]: value }));
  }

  /** Shows a row, or what has changed of it; one that was struck out stays so. */
  show(value: Value, change: Partial<Row> = {}): void {
    const before = this.find(value.key);
    if (!before && this.#struck.has(value.key)) return;
    const after = { ...(before ?? this.#kind.row(value)), ...change };
    const rows = before ? this.all.map((one) => (one === before ? after : one)) : [...this.all, after];
    this.#state.update({ rows: [...rows].sort((one, other) => one.placed.localeCompare(other.placed)) });
  }

  /** Reads what is kept: other tabs may have put something in, or seen to it, and that is answered. What `stays` says is under way here is not dropped. */
  async load(stays: (row: Row) => boolean, signal: AbortSignal): Promise<readonly Row[]> {
    // What is placed while the store answers is not in its answer; that does not make it gone.
    const before = this.all.map(({ key }) => key);
    const kept = await settle(this.#shelf().list(this.#kind.start));
    // Where nothing can be read, what stands here is all there is.
    if (signal.aborted || kept.status !== 'ready') return [];
    const isGone = (row: Row): boolean => before.includes(row.key) && !this.#state.value.unkept && !kept.value.has(this.#placeOf(row)) && !stays(row);
    const gone = this.all.filter(isGone);
    for (const { key } of gone) this.#drop(key);
    for (const value of kept.value.values()) {
      const found = this.#kind.read(value);
      if (found && !this.find(found.key)) this.show(found);
    }
    return gone;
  }

  /** Strikes a row out, in one breath with further changes; whether a reload would find that done. */
  async strike({ key }: Waiting, changes: Readonly<Record<string, unknown>> = {}): Promise<boolean> {
    // A browser that will not forget doubles nothing: the key is the same.
    this.#struck.add(key);
    const kept = await settle(this.#shelf().change({ ...changes, [this.#kind.start + key]: undefined }));
    this.#drop(key);
    return kept.status === 'ready';
  }

  /** Lets go of what is on the screen. */
  forget(): void {
    this.#struck.clear();
    this.#placing.clear();
    this.#state.update({ rows: [], unkept: false });
  }

  #drop(key: string): void {
    const rows = this.all.filter((row) => row.key !== key);
    this.#state.update({ rows, unkept: this.#state.value.unkept && rows.length > 0 });
  }

  #placeOf({ key }: Waiting): string {
    return this.#kind.start + key;
  }
}
