import { accepted, HEAD, LIMITS, type Chosen, type Limits, type Refused } from '../core/attachment.js';
import type { Removal } from '../core/har/removal.js';
import { settle } from '../core/loadable.js';
import { verdictOn } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import type { Files } from './files.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** What is being written, and files go along with. */
export interface Enclosing {
  readonly attachments: readonly Chosen[];
  write(fields: { readonly attachments: readonly Chosen[] }): void;
  /** Forgets files that no longer go along. */
  letGo(ids: readonly string[]): Promise<void>;
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
  /** What was taken out of a HAR file, and which of its entries are kept whole. */
  readonly removed?: readonly Removal[] | undefined;
  readonly keep?: readonly number[] | undefined;
}

/** A file that was not taken. */
export interface Declined {
  readonly name: string;
  readonly why: Refused;
}

/** How long the page may stand still, in ms, while a file is cleaned. */
const SLICE = 30;

/** The files that go along with what is written: taken by their first bytes, cleaned here, kept, uploaded while the visitor writes on. */
export class Attachments {
  readonly state = new State<{
    limits: Limits;
    /** File id → how it stands. */
    standing: Readonly<Record<string, Standing>>;
    declined: readonly Declined[];
    /** How many are being read and cleaned. */
    reading: number;
  }>({ limits: LIMITS, standing: {}, declined: [], reading: 0 });
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #words: Enclosing;
  readonly #files: Files;
  /** File id → what stops its upload. */
  readonly #uploads = new Map<string, AbortController>();
  /** HAR files as they came, for as long as the page lives: an entry may still be wanted back. */
  readonly #raw = new Map<string, string>();
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

  /** A file that goes along, to show what is in it. */
  file(id: string): Promise<Blob | undefined> {
    return this.#files.get(id);
  }

  /** Asks the backend what it takes, once. */
  async ask(): Promise<void> {
    if (this.#asked || !this.possible) return;
    this.#asked = true;
    const limits = await settle(this.#setup.value.backend.tickets?.limits?.() ?? Promise.resolve(LIMITS));
    // Late or never: what we take ourselves will do, and the backend decides anyway.
    if (limits.status === 'ready' && limits.value) this.state.update({ limits: limits.value });
  }

  /** Takes files, each by itself: one that is refused keeps none of the others out. */
  async add(files: readonly File[]): Promise<void> {
    await this.ask();
    this.state.update({ declined: [], reading: this.state.value.reading + files.length });
    for (const file of files) {
      const why = await this.#take(file);
      const { reading, declined } = this.state.value;
      this.state.update({ reading: reading - 1, ...(why && { declined: [...declined, { name: file.name, why }] }) });
    }
  }

  /** Takes a file out again, stopping its upload. */
  remove(id: string): void {
    this.#uploads.get(id)?.abort();
    this.#raw.delete(id);
    const { [id]: _, ...standing } = this.state.value.standing;
    this.state.update({ standing });
    this.#words.write({ attachments: this.#chosen.filter((one) => one.id !== id) });
    void this.#words.letGo([id]);
  }

  /** Uploads a file again that could not be uploaded. */
  async retry(id: string): Promise<void> {
    const chosen = this.#chosen.find((one) => one.id === id);
    if (chosen && !chosen.sent) await this.#upload(chosen);
  }

  /** Cleans a HAR file anew, with these entries kept whole but for their secrets. */
  async keep(id: string, entries: readonly number[]): Promise<void> {
    const raw = this.#raw.get(id);
    const before = this.#chosen.find((one) => one.id === id);
    if (raw === undefined || !before) return;
    const { file, removed } = await this.#cleaned(raw, entries);
    this.#uploads.get(id)?.abort();
    // Other bytes are another file: the backend may have the first ones already.
    const chosen: Chosen = { id: this.#world.newKey(), name: before.name, type: before.type, size: file.size };
    this.#raw.delete(id);
    this.#raw.set(chosen.id, raw);
    await this.#begin(chosen, file, { removed, keep: entries }, id);
    void this.#words.letGo([id]);
  }

  /** Lets go of everything. */
  forget(): void {
    for (const upload of this.#uploads.values()) upload.abort();
    this.#uploads.clear();
    this.#raw.clear();
    this.#asked = false;
    this.state.update({ limits: LIMITS, standing: {}, declined: [], reading: 0 });
  }

  get #chosen(): readonly Chosen[] {
    return this.#words.attachments;
  }

  async #take(file: File): Promise<Refused | undefined> {
    const head = await settle(file.slice(0, HEAD).arrayBuffer());
    if (head.status !== 'ready') return 'unreadable';
    const verdict = accepted({ name: file.name, type: file.type, size: file.size, head: new Uint8Array(head.value) }, this.state.value.limits, this.#chosen.length);
    if ('refused' in verdict) return verdict.refused;
    const id = this.#world.newKey();
    const ready = await settle(this.#prepared(id, file, verdict.type));
    if (ready.status !== 'ready') return verdict.type === 'application/json' ? 'type' : 'unreadable';
    const { body, ...standing } = ready.value;
    await this.#begin({ id, ...verdict, size: body.size }, body, standing);
    return undefined;
  }

  /** A file without what nobody meant to send. */
  async #prepared(id: string, file: File, type: string): Promise<Standing & { readonly body: Blob }> {
    if (type === 'application/json') {
      const raw = await file.text();
      const { file: body, removed } = await this.#cleaned(raw, []);
      this.#raw.set(id, raw);
      return { body, removed, keep: [] };
    }
    if (!/^image\/(jpeg|png|webp)$/.test(type)) return { body: new Blob([file], { type }) };
    const { withoutPlace } = await import('../core/photo.js');
    const { bytes, hadPlace } = withoutPlace(new Uint8Array(await file.arrayBuffer()));
    return { body: new Blob([bytes], { type }), hadPlace };
  }

  /** Takes a file up, in the place of another where one is named. */
  async #begin(chosen: Chosen, file: Blob, standing: Standing, instead?: string): Promise<void> {
    const isKept = await this.#files.put(chosen.id, file);
    this.#stand(chosen.id, { ...standing, unkept: !isKept });
    this.#words.write({ attachments: instead === undefined ? [...this.#chosen, chosen] : this.#chosen.map((one) => (one.id === instead ? chosen : one)) });
    void this.#upload(chosen);
  }

  async #upload(chosen: Chosen): Promise<void> {
    const { tickets } = this.#setup.value.backend;
    const file = await this.#files.get(chosen.id);
    if (!tickets?.attach || !file) return;
    const stop = new AbortController();
    this.#uploads.set(chosen.id, stop);
    this.#stand(chosen.id, { progress: 0, problem: undefined });
    const { id, name, type } = chosen;
    const progress = (sent: number): void => this.#stand(id, { progress: Math.min(sent / (chosen.size || 1), 1) });
    const upload = await settle(tickets.attach(file, { key: id, name, type, signal: stop.signal, progress }));
    this.#uploads.delete(id);
    if (stop.signal.aborted) return;
    this.#stand(id, { progress: undefined, problem: upload.status === 'failed' ? upload.problem : undefined });
    if (upload.status === 'ready') this.#words.write({ attachments: this.#chosen.map((one) => (one.id === id ? { ...one, sent: upload.value.id } : one)) });
  }

  /** A HAR file without its secrets. A large one takes seconds, in which the page must not stand still. */
  async #cleaned(raw: string, keep: readonly number[]): Promise<{ readonly file: Blob; readonly removed: readonly Removal[] }> {
    const { cleanHarInSteps } = await import('../core/har/clean.js');
    const { clock } = this.#world;
    const steps = cleanHarInSteps(raw, { keep });
    for (let since = clock.now().getTime(); ; ) {
      const { done, value } = steps.next();
      if (done) return { file: new Blob([value.har], { type: 'application/json' }), removed: value.removed };
      if (clock.now().getTime() - since < SLICE) continue;
      await new Promise<void>((resolve) => clock.after(0, resolve));
      since = clock.now().getTime();
    }
  }

  #stand(id: string, change: Standing): void {
    const { standing } = this.state.value;
    this.state.update({ standing: { ...standing, [id]: { ...standing[id], ...change } } });
  }
}

/** Whether a file that could not be uploaded never will be: the ticket cannot go while it is there. */
export const isHopeless = ({ problem }: Standing): boolean => problem !== undefined && verdictOn(problem) === 'back';

