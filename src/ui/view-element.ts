import { ContextConsumer } from '@lit/context';
import { LitElement, type CSSResultGroup, type PropertyValues } from 'lit';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';
import type { State } from '../session/state.js';
import { controls } from './controls.js';
import { Follow, type Followed } from './follow.js';
import { visitContext } from './session-context.js';
import { tokens } from './tokens.js';

/**
 * A view of the visit that an `<ask-help>` around it hands down; draws nothing before there is one, and every model it follows.
 *
 * Works in the panel and placed in the page as a child of `<ask-help>`.
 */
export abstract class AskView extends LitElement {
  static override styles: CSSResultGroup = [tokens, controls];

  #arriving = false;
  readonly #missed: PropertyValues = new Map();
  readonly #follows: Follow[] = [];
  readonly #visit = new ContextConsumer(this, {
    context: visitContext,
    subscribe: true,
    callback: () => this.requestUpdate(),
  });

  constructor() {
    super();
    // Settings, the language and the backend may change at any time, and any view may show what hangs on them.
    this.follow((session) => ({ state: session.setup }));
    this.follow((session) => ({ state: session.opened }));
  }

  /** Moves the focus to where somebody who comes here begins, as soon as that is there. */
  async arrive(): Promise<void> {
    await this.updateComplete;
    this.#arriving = !this.focusStart();
  }

  /** What the visitor is doing. Only to be used once there is a visit: in `render` and what follows it. */
  protected get session(): Session {
    return this.#visit.value!.session;
  }

  /** The words of the panel. */
  protected get words(): Words {
    return this.#visit.value!.words;
  }

  /** The text of a key, such as `contact.title`. */
  protected t(key: string, values?: Readonly<Record<string, unknown>>): string {
    return this.words.t(key, values);
  }

  /** Redraws whenever a model changes; the answer always shows the model's present state. While there is none, nothing is drawn. */
  protected follow<M extends { readonly state: State<object> }>(pick: (session: Session) => M | undefined): Followed<M> {
    const find = (): M | undefined => this.#visit.value && pick(this.#visit.value.session);
    this.#follows.push(new Follow(this, () => find()?.state));
    return {
      get model() {
        return find()!;
      },
      get state() {
        return find()!.state.value as M['state']['value'];
      },
    };
  }

  /** Focuses where one begins: the heading, unless a view knows better. False while that is not drawn yet. */
  protected focusStart(): boolean {
    const heading = this.renderRoot.querySelector<HTMLElement>('h2[tabindex]');
    heading?.focus();
    return Boolean(heading);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#arriving) this.#arriving = !this.focusStart();
  }

  protected override shouldUpdate(changed: PropertyValues): boolean {
    // Each is asked, so that each is followed: no short cut at the first that is missing.
    const ready = this.#follows.map((follow) => follow.look()).every(Boolean);
    // Lit forgets what changed when an update is refused; a view placed in the page has its attributes long before its visit.
    for (const [name, before] of ready ? this.#missed : changed) (ready ? changed : this.#missed).set(name, before);
    if (ready) this.#missed.clear();
    return ready;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Back in the page after a while outside, during which states have changed unheard.
    this.requestUpdate();
  }
}
