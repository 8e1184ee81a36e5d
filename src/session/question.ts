import { idle, settle, type Loadable } from '../core/loadable.js';
import type { Problem } from '../core/problem.js';
import { outcomeOf, suggestionsFor, worthSuggesting, type Answer, type Found, type Outcome, type Suggestion } from '../core/question.js';
import type { Knowledge } from '../ports/knowledge.js';
import type { Nearby } from './world.js';
import type { Setup } from './setup.js';
import { State } from './state.js';

/** Results asked for while typing; a full answer lists more. */
const WHILE_TYPING = 5;
const WHEN_ASKED = 10;

/** Suggestions shown at most: a choice, not a catalogue. */
const SUGGESTED = 5;

/** Questions of this visit that are offered again at most. */
const RECENT = 5;

/** How long a pause in typing lasts, in ms, before the knowledge base is asked. */
const PAUSE = 120;

/** A question that was asked, and what came back. */
export interface Asked {
  readonly text: string;
  /** BCP 47: the language it was asked in. */
  readonly language: string;
  readonly found: Loadable<Found>;
  /** The answer as far as it is written, while one waits for the rest. */
  readonly soFar?: Answer;
  readonly outcome?: Outcome;
  /** What the visitor said of the answer. */
  readonly helpful?: boolean | undefined;
  /** Why that has not arrived. */
  readonly unsent?: Problem | undefined;
}

/** What is in the field, and what is offered below it. */
export interface Typing {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
  /** Asked before on this visit, the last one first. Kept nowhere else. */
  readonly recent: readonly string[];
  /** What was found last for what is typed. */
  readonly typed: Loadable<Found>;
  /** Whether something newer is on its way. */
  readonly looking: boolean;
  readonly asked: Asked;
}

/** What a visitor types, what is suggested meanwhile, and what was found. */
export class Question {
  readonly state = new State<Typing>({ ...NOTHING, suggestions: [], recent: [] });
  readonly #setup: State<Setup>;
  readonly #world: Nearby;
  #suggesting?: AbortController;
  #typing?: AbortController;
  #asking?: AbortController;

  constructor(setup: State<Setup>, world: Nearby) {
    this.#setup = setup;
    this.#world = world;
  }

  /** Fetches the questions worth suggesting on this page; without any, the host's own stay. */
  async suggest(): Promise<void> {
    this.#suggesting?.abort();
    const { signal } = (this.#suggesting = new AbortController());
    const { settings, language } = this.#setup.value;
    const page = this.#world.page();
    const own = suggestionsFor(settings.suggestions ?? [], page, language).slice(0, SUGGESTED);
    this.state.update({ suggestions: own });
    const more = await settle(this.#knowledge?.suggestions?.(page, { language, signal }) ?? Promise.resolve([]));
    // Suggestions are a courtesy: a backend that has none to give is no problem of the visitor's.
    if (more.status === 'ready' && !signal.aborted) this.state.update({ suggestions: suggestionsFor([...own, ...(more.value ?? [])], page, language).slice(0, SUGGESTED) });
  }

  /** Takes what is in the field now and looks for results; what was looked for before no longer counts. */
  type(text: string): void {
    this.#typing?.abort();
    const { signal } = (this.#typing = new AbortController());
    const knowledge = this.#knowledge;
    if (!knowledge || !worthSuggesting(text)) return this.state.update({ text, typed: idle, looking: false });
    this.state.update({ text });
    this.#world.clock.after(PAUSE, () => void this.#look(knowledge, text, signal), signal);
  }

  /** Asks; a newer question silently replaces an older one. */
  async ask(text: string): Promise<void> {
    this.#typing?.abort();
    this.#asking?.abort();
    const { signal } = (this.#asking = new AbortController());
    const { language, settings } = this.#setup.value;
    const asked = { text, language };
    const recent = [text, ...this.state.value.recent.filter((one) => one !== text)].slice(0, RECENT);
    this.state.update({ text, recent, typed: idle, looking: false, asked: { ...asked, found: { status: 'loading' } } });
    this.#world.tell.question(text);
    const nothing: Promise<Found> = Promise.resolve({ results: [] });
    const hear = (soFar: Answer): void => {
      const isShown = !signal.aborted && outcomeOf({ answer: soFar, results: [] }, settings.answers?.confidence) === 'answer';
      if (isShown) this.state.update({ asked: { ...asked, found: { status: 'loading' }, soFar } });
    };
    const found = await settle(this.#knowledge?.search(text, { language, limit: WHEN_ASKED, signal, hear }) ?? nothing);
    if (signal.aborted) return;
    if (found.status !== 'ready') {
      this.state.update({ asked: { ...asked, found } });
      if (found.status === 'failed') this.#world.tell.problem(found.problem);
      return this.#onceOnline(found, () => void this.ask(text), signal);
    }
    const outcome = outcomeOf(found.value, settings.answers?.confidence);
    this.state.update({ asked: { ...asked, found, outcome } });
    this.#world.tell.answer(outcome, found.value.results);
  }

  /** Whether a question is the one that was answered, or is on its way to be, in the visitor's language. */
  shows(text: string): boolean {
    const { asked } = this.state.value;
    return asked.text === text && asked.language === this.#setup.value.language;
  }

  /** Lets go of what was typed and found. */
  finish(): void {
    this.#suggesting?.abort();
    this.#typing?.abort();
    this.#asking?.abort();
    this.state.update(NOTHING);
  }

  /** Forgets all that was asked on this visit. */
  forget(): void {
    this.finish();
    this.state.update({ recent: [] });
  }

  get #knowledge(): Knowledge | undefined {
    return this.#setup.value.backend.knowledge;
  }

  async #look(knowledge: Knowledge, text: string, signal: AbortSignal): Promise<void> {
    const { language } = this.#setup.value;
    this.state.update({ looking: true });
    const typed = await settle(knowledge.search(text, { language, limit: WHILE_TYPING, signal }));
    if (signal.aborted) return;
    this.state.update({ typed, looking: false });
    this.#onceOnline(typed, () => this.type(text), signal);
  }

  /** Asks again by itself where only the network was missing. */
  #onceOnline(found: Loadable<Found>, again: () => void, signal: AbortSignal): void {
    if (found.status === 'failed' && found.problem.kind === 'offline') this.#world.clock.awake(again, signal);
  }
}

const NOTHING = { text: '', typed: idle, looking: false, asked: { text: '', language: '', found: idle } } as const;
