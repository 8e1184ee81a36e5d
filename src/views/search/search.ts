import { adoptStyles, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Links } from '../../core/settings.js';
import { Announcer } from '../../ui/announcer.js';
import { isComposing } from '../../ui/composing.js';
import { defineElement } from '../../ui/define.js';
import { icon, type IconName } from '../../ui/icons.js';
import { linkTo } from '../../ui/link.js';
import { Listbox } from '../../ui/listbox.js';
import { AskView } from '../../ui/view-element.js';
import type { Group, Line } from './line.js';
import { styles } from './search.styles.js';

/**
 * Home: a field for a question, what may be meant, and links for everybody.
 *
 * @slot - At the end.
 * @csspart search-input - The question field.
 * @csspart suggestion - A suggested question.
 * @csspart result - An article that fits what is typed.
 */
export class AskSearch extends AskView {
  static override styles = [AskView.styles, styles];

  readonly #question = this.follow((session) => session.question);
  readonly #announcer = new Announcer(this);
  #lines: readonly Line[] = [];
  readonly #listbox = new Listbox(this, () => this.#lines.length);
  /** What shows results. It comes with the first letter: home opens without it. */
  #typed: typeof import('./typed.js') | undefined;

  override render(): TemplateResult {
    const groups = this.#groups();
    this.#lines = groups.flatMap(({ lines }) => lines);
    const { active, open } = this.#listbox;
    return html`<div class="place">
      <form class="ask" role="search" @submit=${this.#ask}>
        <label for="question">${this.t('panel.home.ask')}</label>
        <div class="field">
          ${icon('search')}
          <input
            id="question"
            part="search-input"
            type="search"
            role="combobox"
            autocomplete="off"
            autocapitalize="sentences"
            enterkeyhint="search"
            maxlength="1000"
            aria-autocomplete="list"
            aria-expanded=${open ? 'true' : 'false'}
            aria-controls="options"
            aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
            placeholder=${this.t('panel.home.hint')}
            @input=${(event: Event) => this.#type((event.target as HTMLInputElement).value)}
            @keydown=${this.#key}
          />
          <button class="submit" type="submit" aria-label=${this.t('panel.home.submit')}>${icon('forward')}</button>
        </div>
        <div class="list" id="options" role="listbox" aria-label=${this.t('panel.home.hint')} ?hidden=${!open}>${groups.map((group, index) => this.#group(group, index, active))}</div>
        ${this.#typed?.noteOf(this.#question.state, this.session, this.words) ?? nothing}
      </form>
      ${this.#links()}
      <slot></slot>
      ${this.#announcer.render()}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this.#question;
    const input = this.renderRoot.querySelector('input')!;
    // Only where it differs: to write what is there already would break off the composing of Japanese words.
    if (input.value !== state.text) input.value = state.text;
    this.#typed?.sayAtRest(this.#announcer, state, this.session, this.words);
  }

  protected override focusStart(): boolean {
    const input = this.renderRoot.querySelector('input');
    input?.focus();
    return Boolean(input);
  }

  #groups(): readonly Group[] {
    const { text, suggestions, recent } = this.#question.state;
    if (text.trim()) return this.#typed?.groupsOf(this.#question.state, this.session, this.words) ?? [];
    const suggested = suggestions.map(({ question }) => question);
    const groups = [this.#questions('suggestions', suggested), this.#questions('recent', recent.filter((one) => !suggested.includes(one)))];
    return groups.filter(({ lines }) => lines.length > 0);
  }

  #questions(name: string, questions: readonly string[]): Group {
    return {
      name: this.t(`panel.home.${name}`),
      lines: questions.map((one) => ({ text: html`<span dir="auto">${one}</span>`, part: 'suggestion', icon: 'question', choose: () => this.session.ask(one) })),
    };
  }

  #group({ name, lines }: Group, index: number, active: number): TemplateResult {
    return html`<div class="list" role="group" aria-labelledby="group-${index}">
      <span class="label muted" id="group-${index}">${name}</span>
      <div class="rows" role="presentation">${lines.map((line) => this.#line(line, active))}</div>
    </div>`;
  }

  #line(line: Line, active: number): TemplateResult {
    const index = this.#lines.indexOf(line);
    return html`<div class="row" id="option-${index}" part=${line.part} role="option" aria-selected=${index === active ? 'true' : 'false'} @click=${() => this.#choose(line)}>
      ${icon(line.icon)}<span class="words">${line.text}</span>
    </div>`;
  }

  #links(): TemplateResult {
    const links = this.session.setup.value.settings.links ?? {};
    const known = (Object.keys(LINK_ICONS) as (keyof typeof LINK_ICONS)[]).filter((name) => links[name]);
    return html`<nav class="list" aria-labelledby="explore">
      <h3 id="explore">${this.t('panel.home.explore')}</h3>
      <ul class="rows">
        ${known.map((name) => html`<li>${linkTo(links[name]!, html`${icon(LINK_ICONS[name])}<span class="words">${this.t(`panel.home.${name}`)}</span>${icon('leave')}`, this.words)}</li>`)}
        <li><button class="row" type="button" @click=${() => this.session.go({ name: 'account' })}>${icon('chat')}<span class="words">${this.t('panel.home.account')}</span>${icon('forward')}</button></li>
      </ul>
    </nav>`;
  }

  #choose(line: Line | undefined): void {
    this.#listbox.close();
    line?.choose();
  }

  /** Takes what is in the field now. Where the code that shows results could not be fetched, the next letter tries again. */
  #type(text: string): void {
    this.#listbox.reset();
    this.#question.model.type(text);
    if (!this.#typed) void this.#fetchTyped();
  }

  async #fetchTyped(): Promise<void> {
    try {
      const [typed] = await Promise.all([import('./typed.js'), this.words.load('answer')]);
      if (!this.#typed) adoptStyles(this.renderRoot as ShadowRoot, [...AskSearch.elementStyles, ...typed.looks]);
      this.#typed = typed;
      this.requestUpdate();
    } catch (error) {
      this.session.world.tell.problem({ kind: 'load', message: `results while typing could not be fetched (${String(error)})` });
    }
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (isComposing(event) || !this.#takes(event)) return;
    event.preventDefault();
    void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  };

  /** Does what a key means here; answers whether it means anything. */
  #takes(event: KeyboardEvent): boolean {
    const { active, open } = this.#listbox;
    const { text } = this.#question.state;
    if (this.#listbox.key(event)) return true;
    if (event.key === 'Enter' && active >= 0) this.#choose(this.#lines[active]);
    // Esc hides the list, then empties the field, then leaves. Below an empty field the list is what home consists of.
    else if (event.key === 'Escape' && open && (text || active >= 0)) this.#listbox.close();
    else if ((event.key === 'Escape' || event.key === 'ArrowDown') && text) this.#type(event.key === 'Escape' ? '' : text);
    else return false;
    return true;
  }

  readonly #ask = (event: Event): void => {
    event.preventDefault();
    this.#listbox.close();
    this.session.ask(this.#question.state.text);
  };
}

const LINK_ICONS = { knowledgeBase: 'article', community: 'people', developers: 'people', login: 'alert' } as const satisfies Partial<Record<keyof Links, IconName>>;

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-search', AskSearch);

declare global {
  interface HTMLElementTagNameMap {
    'ask-search': AskSearch;
  }
}
