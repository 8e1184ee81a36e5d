import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Hit } from '../../core/article.js';
import type { Links } from '../../core/settings.js';
import { Announcer } from '../../ui/announcer.js';
import { defineElement } from '../../ui/define.js';
import { icon, type IconName } from '../../ui/icons.js';
import { linkTo } from '../../ui/link.js';
import { Listbox } from '../../ui/listbox.js';
import { marked } from '../../ui/marked.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './search.styles.js';

/** A line below the field: what it says, and where choosing it leads. */
interface Option {
  readonly key: string;
  readonly text: TemplateResult;
  readonly part: 'suggestion' | 'result';
  readonly icon: IconName;
  choose(): void;
}

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
  #options: readonly Option[] = [];
  readonly #listbox = new Listbox(this, () => this.#options.length);

  override render(): TemplateResult {
    const { text, typed } = this.#question.state;
    this.#options = this.#choices();
    const active = this.#listbox.active;
    const name = this.t(text.trim() ? 'panel.home.results' : 'panel.home.suggestions');
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
            aria-expanded=${this.#options.length > 0 ? 'true' : 'false'}
            aria-controls="options"
            aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
            placeholder=${this.t('panel.home.hint')}
            .value=${text}
            @input=${this.#type}
            @keydown=${this.#key}
          />
          <button class="submit" type="submit" aria-label=${this.t('panel.home.submit')}>${icon('forward')}</button>
        </div>
        <div class="list" ?hidden=${this.#options.length === 0}>
          <h3 id="options-name">${name}</h3>
          <div class="rows" id="options" role="listbox" aria-labelledby="options-name">${this.#options.map((option, index) => this.#option(option, index, active))}</div>
        </div>
        ${typed.status === 'failed' ? html`<p class="small muted">${this.t(`panel.problem.${typed.problem.kind}`)}</p>` : nothing}
      </form>
      ${this.#links()}
      <slot></slot>
      ${this.#announcer.render()}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { text, typed } = this.#question.state;
    if (typed.status !== 'ready' || !text.trim()) return;
    const count = typed.value.results.length;
    this.#announcer.sayOnce(count ? this.t('panel.home.found', { count }) : this.t('panel.home.none'));
  }

  protected override focusStart(): boolean {
    const input = this.renderRoot.querySelector('input');
    input?.focus();
    return Boolean(input);
  }

  #choices(): readonly Option[] {
    const { text, typed, suggestions } = this.#question.state;
    if (!text.trim())
      return suggestions.map(({ question }) => ({
        key: question,
        text: html`${question}`,
        part: 'suggestion',
        icon: 'question',
        choose: () => this.session.ask(question),
      }));
    return typed.status === 'ready' ? typed.value.results.map((hit) => this.#result(hit, text)) : [];
  }

  #result(hit: Hit, text: string): Option {
    return {
      key: hit.id,
      text: html`<span class="name" dir="auto" lang=${hit.lang}>${marked(hit.title, text)}</span>
        ${hit.excerpt ? html`<span class="small muted excerpt" dir="auto" lang=${hit.lang}>${hit.excerpt}</span>` : nothing}`,
      part: 'result',
      icon: 'article',
      choose: () => this.session.go({ name: 'article', id: hit.id, language: hit.lang }),
    };
  }

  #option(option: Option, index: number, active: number): TemplateResult {
    return html`<div
      class="row"
      id="option-${index}"
      part=${option.part}
      role="option"
      aria-selected=${index === active ? 'true' : 'false'}
      @click=${() => option.choose()}
    >
      ${icon(option.icon)}<span class="words">${option.text}</span>
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

  readonly #type = (event: Event): void => {
    this.#listbox.reset();
    this.#question.model.type((event.target as HTMLInputElement).value);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (this.#listbox.key(event)) {
      event.preventDefault();
      void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
    } else if (event.key === 'Enter' && this.#listbox.active >= 0) {
      event.preventDefault();
      this.#options[this.#listbox.active]?.choose();
    } else if (event.key === 'Escape' && this.#question.state.text) {
      // Takes the key: the first Esc empties the field, the next one leaves.
      event.preventDefault();
      this.#listbox.reset();
      this.#question.model.type('');
    }
  };

  readonly #ask = (event: Event): void => {
    event.preventDefault();
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
