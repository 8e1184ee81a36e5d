import { accepted, HEAD, LIMITS, type Chosen, type Limits, type Refused } from '../core/attachment.js';
import type { Removal } from '../core/har/removal.js';
import { settle } from '../core/loadable.js';
import { verdictOn } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import type { Expected } from './expected.js';
import type { Files } from './files.js';
import { cleaned, prepared, type Prepared } from './prepared.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** What is being written, and files go along with. */
export interface Enclosing {
  /** What is written now: another once the visitor writes something else. */
  readonly writing: string;
  /** The files that go along with it. */
  readonly attachments: readonly Chosen[];
  /** Changes which files go along with something, though by now something else may be written. `false` where it was thrown away. */
  enclose(writing: string, change: (files: readonly Chosen[]) => readonly Chosen[]): boolean | Promise<boolean>;
  /** What hears of files that are being read: nothing goes without those that are for it. */
  readonly expected: Expected;
}

/** How a file that goes along stands, beside what the words it goes with say of it. */
export interface Standing {
  /** 0 to 1, while it is being uploaded. */
  readonly progress?: number | undefined;
  /** Why it could not be uploaded. One that only waits for the network goes with the ticket. */
  readonly problem?: Problem | undefined;
  /** Whether leaving the page would lose it: this browser has no room for it. */
  readonly unkept?: boolean | undefined;
  /** Whether the place it was taken at was taken out of it. */
  readonly hadPlace?: boolean | undefined;
  /** What was taken out of a HAR file, and which of its entries are whole in it. */
  readonly removed?: readonly Removal[] | undefined;
  readonly kept?: readonly number[] | undefined;
  /** Which of them are to be: others than `kept` as long as it is cleaned anew. */
  readonly keep?: readonly number[] | undefined;
}

/** A file that was not taken. */
export interface Declined {
  /** What it was for. */
  readonly writing: string;
  readonly name: string;
  readonly why: Refused;
}

/** What a file is read for: something that is written, in the place of another file where one is named. */
interface Purpose {
  readonly writing: string;
  /** Aborted once its person has left. */
  readonly signal: AbortSignal;
  readonly instead?: { readonly id: string; readonly keep: readonly number[] };
}

/** The files that go along with what is written: taken by their first bytes, cleaned here, kept, uploaded while the visitor writes on. */
export class Attachments {
  readonly state = new State<{
    limits: Limits;
    /** File id → how it stands. */
    standing: Readonly<Record<string, Standing>>;
    declined: readonly Declined[];
    /** What the files are for that are being read and cleaned. */
    reading: readonly string[];
  }>({ limits: LIMITS, standing: {}, declined: [], reading: [] });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #words: Enclosing;
  readonly #files: Files;
  /** File id → what stops its upload. */
  readonly #uploads = new Map<string, AbortController>();
  /** HAR files as they came, for as long as the page lives: an entry may still be wanted back. */
  readonly #raw = new Map<string, string>();
  /** Of the person whose files they are. */
  #life = new AbortController();
  #asked = false;

  constructor(setup: State<Setup>, world: World, words: Enclosing, files: Files) {
    this.#setup = setup;
    this.#world = world;
    this.#words = words;
    this.#files = files;
  }

  /** Whether this backend takes files. */
  get possible(): boolean {
    return Boolean(this.#setup.value.backend.tickets?.attach);
  }

  /** How many are being read for what is written now. */
  get reading(): number {
    return this.state.value.reading.filter((writing) => writing === this.#words.writing).length;
  }

  /** What was not taken, of the files that were chosen last for what is written now. */
  get declined(): readonly Declined[] {
    return this.state.value.declined.filter(({ writing }) => writing === this.#words.writing);
  }

  /** A file that goes along, to show what is in it. */
  file(id: string): Promise<Blob | undefined> {
    return this.#files.get(id);
  }

  /** Asks the backend what it takes, once. */
  async ask(): Promise<void> {
    if (this.#asked || !this.possible) return;
    this.#asked = true;
    const { signal } = this.#life;
    const limits = await settle(this.#setup.value.backend.tickets?.limits?.() ?? Promise.resolve(LIMITS));
    // Late or never: what we take ourselves will do, and the backend decides anyway.
    if (!signal.aborted && limits.status === 'ready' && limits.value) this.state.update({ limits: limits.value });
  }

  /** Takes files for what is being written now, each by itself: one that is refused keeps none of the others out. */
  add(files: readonly File[]): Promise<void> {
    this.state.update({ declined: [] });
    return this.#read(files.length, (purpose) => this.#takeAll(files, purpose));
  }

  /** Takes a file out again, stopping its upload. */
  async remove(id: string): Promise<void> {
    const { writing } = this.#words;
    this.#drop(id);
    await this.#words.enclose(writing, (files) => files.filter((one) => one.id !== id));
    await this.#files.remove([id]);
  }

  /** Uploads a file again that could not be uploaded. */
  async retry(id: string): Promise<void> {
    const chosen = this.#chosen.find((one) => one.id === id);
    if (chosen && !chosen.sent) await this.#upload(chosen, this.#words.writing);
  }

  /** Cleans a HAR file anew, with these entries kept whole but for their secrets. The latest choice holds; what was uploaded by an earlier one is not used. */
  async keep(id: string, entries: readonly number[]): Promise<void> {
    const raw = this.#raw.get(id);
    const before = this.#chosen.find((one) => one.id === id);
    if (raw === undefined || !before) return;
    this.#uploads.get(id)?.abort();
    this.#stand(id, { keep: entries, progress: undefined });
    await this.#read(1, async (purpose) => {
      // Other bytes are another file: the backend may have the first ones already.
      await this.#begin(before, await cleaned(raw, entries, this.#world.clock), { ...purpose, instead: { id, keep: entries } });
      this.#done(purpose);
      return true;
    });
  }

  /** Lets go of everything. */
  forget(): void {
    this.#life.abort();
    this.#life = new AbortController();
    for (const upload of this.#uploads.values()) upload.abort();
    this.#uploads.clear();
    this.#raw.clear();
    this.#asked = false;
    this.state.update({ limits: LIMITS, standing: {}, declined: [], reading: [] });
  }

  get #chosen(): readonly Chosen[] {
    return this.#words.attachments;
  }

  /** Reads files for what is written now, which waits for them; `work` tells of each that is {@link #done}, and whether all were taken. */
  async #read(count: number, work: (purpose: Purpose) => Promise<boolean>): Promise<void> {
    const purpose = { writing: this.#words.writing, signal: this.#life.signal };
    this.state.update({ reading: [...this.state.value.reading, ...Array<string>(count).fill(purpose.writing)] });
    const taken = work(purpose);
    this.#words.expected.add(purpose.writing, taken);
    await taken;
  }

  /** One more is read; where it is not taken, why. Nobody is told once its person has left. */
  #done({ writing, signal }: Purpose, ...declined: readonly Declined[]): void {
    if (signal.aborted) return;
    const { value } = this.state;
    this.state.update({ reading: value.reading.toSpliced(value.reading.indexOf(writing), 1), declined: [...value.declined, ...declined] });
  }

  async #takeAll(files: readonly File[], purpose: Purpose): Promise<boolean> {
    await this.ask();
    let areTaken = true;
    for (const file of files) {
      const why = await this.#take(file, purpose);
      if (why) areTaken = false;
      this.#done(purpose, ...(why ? [{ writing: purpose.writing, name: file.name, why }] : []));
    }
    return areTaken && !purpose.signal.aborted;
  }

  async #take(file: File, purpose: Purpose): Promise<Refused | undefined> {
    if (purpose.signal.aborted) return undefined;
    const head = await settle(file.slice(0, HEAD).arrayBuffer());
    if (head.status !== 'ready') return 'unreadable';
    const already = this.#words.writing === purpose.writing ? this.#chosen.length : 0;
    const verdict = accepted({ name: file.name, type: file.type, size: file.size, head: new Uint8Array(head.value) }, this.state.value.limits, already);
    if ('refused' in verdict) return verdict.refused;
    const ready = await settle(prepared(file, verdict.type, this.#world.clock));
    if (ready.status !== 'ready') return verdict.type === 'application/json' ? 'type' : 'unreadable';
    await this.#begin(verdict, ready.value, purpose);
    return undefined;
  }

  /** Takes a file up, unless nobody wants it any more. */
  async #begin({ name, type }: Pick<Chosen, 'name' | 'type'>, { body, hadPlace, har }: Prepared, { writing, signal, instead }: Purpose): Promise<void> {
    const chosen: Chosen = { id: this.#world.newKey(), name, type, size: body.size };
    const isWanted = (): boolean => !signal.aborted && (!instead || this.state.value.standing[instead.id]?.keep === instead.keep);
    if (!isWanted()) return;
    const isKept = await this.#files.put(chosen.id, body, isWanted);
    if (!isWanted()) return;
    this.#stand(chosen.id, { hadPlace, removed: har?.removed, kept: har?.kept, keep: har?.kept, unkept: !isKept });
    if (har) this.#raw.set(chosen.id, har.raw);
    const isThere = await this.#words.enclose(writing, (files) => (instead ? files.map((one) => (one.id === instead.id ? chosen : one)) : [...files, chosen]));
    if (signal.aborted) return;
    const gone = isThere ? instead?.id : chosen.id;
    if (isThere) void this.#upload(chosen, writing);
    if (gone === undefined) return;
    this.#drop(gone);
    await this.#files.remove([gone]);
  }

  /** Knows no more of a file, and stops its upload. */
  #drop(id: string): void {
    this.#uploads.get(id)?.abort();
    this.#uploads.delete(id);
    this.#raw.delete(id);
    const { [id]: _, ...standing } = this.state.value.standing;
    this.state.update({ standing });
  }

  async #upload(chosen: Chosen, writing: string): Promise<void> {
    const { id, name, type } = chosen;
    const { tickets } = this.#setup.value.backend;
    const stop = new AbortController();
    this.#uploads.set(id, stop);
    const file = await this.#files.get(id);
    if (stop.signal.aborted || !tickets?.attach || !file) return;
    this.#stand(id, { progress: 0, problem: undefined });
    const progress = (sent: number): void => {
      if (!stop.signal.aborted) this.#stand(id, { progress: Math.min(sent / (chosen.size || 1), 1) });
    };
    const upload = await settle(tickets.attach(file, { key: id, name, type, signal: stop.signal, progress }));
    if (stop.signal.aborted) return;
    this.#uploads.delete(id);
    this.#stand(id, { progress: undefined, problem: upload.status === 'failed' ? upload.problem : undefined });
    if (upload.status === 'ready') await this.#words.enclose(writing, (files) => files.map((one) => (one.id === id ? { ...one, sent: upload.value.id } : one)));
  }

  #stand(id: string, change: Standing): void {
    const { standing } = this.state.value;
    this.state.update({ standing: { ...standing, [id]: { ...standing[id], ...change } } });
  }
}

/** Whether a file that could not be uploaded never will be: the ticket cannot go while it is there. */
export const isHopeless = ({ problem }: Standing): boolean => problem !== undefined && verdictOn(problem) === 'back';

