import { idle, settle, type Loadable } from '../core/loadable.js';
import { outcomeOf, suggestionsFor, worthSuggesting, type Found, type Outcome, type Suggestion } from '../core/question.js';
import type { Knowledge } from '../ports/knowledge.js';
import type { World } from './world.js';
import type { Setup } from './setup.js';
import { State } from './state.js';

/** Results asked for while typing; a full answer lists more. */
const WHILE_TYPING = 5;
const WHEN_ASKED = 10;

/** Suggestions shown at most: a choice, not a catalogue. */
const SUGGESTED = 5;

/** How long a pause in typing lasts, in ms, before the knowledge base is asked. */
const PAUSE = 120;

/** A question that was asked, and what came back. */
export interface Asked {
  readonly text: string;
  /** BCP 47: the language it was asked in. */
  readonly language: string;
  readonly found: Loadable<Found>;
  readonly outcome?: Outcome;
  /** What the visitor said of the answer. */
  readonly helpful?: boolean;
}

/** What a visitor types, what is suggested meanwhile, and what was found. */
export class Question {
  readonly state = new State<{ text: string; suggestions: readonly Suggestion[]; typed: Loadable<Found>; asked: Asked }>({
    text: '',
    suggestions: [],
    typed: idle,
    asked: { text: '', language: '', found: idle },
  });
  readonly #setup: State<Setup>;
  readonly #world: World;
  #suggesting?: AbortController;
  #typing?: AbortController;
  #asking?: AbortController;

  constructor(setup: State<Setup>, world: World) {
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
    if (!knowledge || !worthSuggesting(text)) return this.state.update({ text, typed: idle });
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
    this.state.update({ text, typed: idle, asked: { ...asked, found: { status: 'loading' } } });
    this.#world.tell.question(text);
    const nothing: Promise<Found> = Promise.resolve({ results: [] });
    const found = await settle(this.#knowledge?.search(text, { language, limit: WHEN_ASKED, signal }) ?? nothing);
    if (signal.aborted) return;
    if (found.status !== 'ready') {
      if (found.status === 'failed') this.#world.tell.problem(found.problem);
      return this.state.update({ asked: { ...asked, found } });
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

  /** Tells whether the answer helped. */
  async rate(helpful: boolean): Promise<void> {
    const { asked } = this.state.value;
    const answer = asked.found.status === 'ready' ? asked.found.value.answer : undefined;
    if (!answer) return;
    this.state.update({ asked: { ...asked, helpful } });
    const feedback = { on: 'answer', id: answer.id, language: answer.lang, helpful } as const;
    if (this.#world.tell.feedback(feedback)) await settle(this.#knowledge?.feedback?.(feedback) ?? Promise.resolve());
  }

  /** Forgets what was typed and found. */
  forget(): void {
    this.#suggesting?.abort();
    this.#typing?.abort();
    this.#asking?.abort();
    this.state.update({ text: '', typed: idle, asked: { text: '', language: '', found: idle } });
  }

  get #knowledge(): Knowledge | undefined {
    return this.#setup.value.backend.knowledge;
  }

  async #look(knowledge: Knowledge, text: string, signal: AbortSignal): Promise<void> {
    const { language } = this.#setup.value;
    const typed = await settle(knowledge.search(text, { language, limit: WHILE_TYPING, signal }));
    if (!signal.aborted) this.state.update({ typed });
  }
}
