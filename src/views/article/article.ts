import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { articleBehind, type Article } from '../../core/article.js';
import { isForeign } from '../../core/language.js';
import { formatsOf } from '../../i18n/formats.js';
import { Reading } from '../../session/reading.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { helpful } from '../../ui/helpful.js';
import { icon } from '../../ui/icons.js';
import { linkTo } from '../../ui/link.js';
import { safeHtml } from '../../ui/safe-html.js';
import { trouble } from '../../ui/trouble.js';
import { AskView } from '../../ui/view-element.js';
import { waiting } from '../../ui/waiting.js';
import { styles } from './article.styles.js';

/**
 * An article, made harmless, with what one should know about it (R75–R81).
 *
 * @csspart article - The article's own content.
 * @csspart notice - That it was translated by a machine, or that something went wrong.
 */
export class AskArticle extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { articleId: { attribute: 'article-id' } };

  /** The article to show where the view is placed in the page; in the panel it is the one that was opened. */
  declare articleId: string | undefined;

  #own: Reading | undefined;
  readonly #reading = this.follow((session) => this.#model(session.desk?.reading));
  /** The article that is drawn, made harmless once. */
  #drawn: { readonly article: Article; readonly content: Node } | undefined;

  override render(): TemplateResult {
    const { article, id, language } = this.#reading.state;
    switch (article.status) {
      case 'ready':
        return this.#article(article.value);
      case 'failed':
        return html`<div class="place">${trouble(article.problem, this.words, () => void this.#reading.model.open(id, language))}</div>`;
      default:
        return html`<div class="place">${waiting(this.words)}</div>`;
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('articleId') && this.articleId) void this.#reading.model.open(this.articleId);
  }

  #model(shared: Reading | undefined): Reading | undefined {
    return this.articleId ? (this.#own ??= new Reading(this.session.setup, this.session.world)) : shared;
  }

  #article(article: Article): TemplateResult {
    const { helpful: said, unsent } = this.#reading.state;
    const reply = unsent ? this.t('article.unsent') : said === undefined ? '' : this.t('article.thanks');
    return html`<article class="place">
      <a class="skip" href="#content" @click=${this.#skip}>${this.t('article.skip')}</a>
      <div class="group">
        <h2 tabindex="-1" dir="auto" lang=${article.lang}>${article.title}</h2>
        ${this.#notice(article)} ${this.#about(article)}
      </div>
      <div class="content" part="article" id="content" tabindex="-1" dir="auto" lang=${article.lang} @click=${(event: Event) => this.#follow(event, article)}>
        ${this.#content(article)}
      </div>
      <div class="group end">
        ${helpful({
          question: this.t('article.helpful'),
          yes: this.t('article.yes'),
          no: this.t('article.no'),
          said,
          reply,
          rate: (value) => void this.#reading.model.rate(value),
        })}
        <p class="small muted">${this.t(this.session.desk?.contact.possible ? 'article.feedbackOnly' : 'article.feedbackOnlyNoContact')}</p>
        ${article.url
          ? html`<div class="rows">${linkTo(article.url, html`${icon('leave')}<span class="words">${this.t('article.open')}</span>`, this.words)}</div>`
          : nothing}
      </div>
    </article>`;
  }

  #notice(article: Article): TemplateResult | typeof nothing {
    const foreign = isForeign(article.lang, this.words.language) && !this.#reading.state.chosen;
    if (!article.machineTranslated && !foreign) return nothing;
    return html`<div class="notice" part="notice">
      ${icon('alert')}
      <p>
        ${foreign ? this.t('article.otherLanguage', { language: formatsOf(this.words).language(article.lang) }) : nothing}
        ${article.machineTranslated ? html`${this.t('article.translated')} ${this.#original(article)}` : nothing}
      </p>
    </div>`;
  }

  #original(article: Article): TemplateResult {
    const open = (): void => this.#go(article.id, 'en');
    if (!article.original) return html`<button class="link" type="button" @click=${open}>${this.t('article.original')}</button>`;
    return html`<a href=${article.original} target="_blank" rel="noopener">${this.t('article.original')}</a>`;
  }

  #about(article: Article): TemplateResult | typeof nothing {
    const available = Object.entries(article.availableWith ?? {});
    if (!article.updated && available.length === 0) return nothing;
    return html`<div class="about small muted">
      ${article.updated ? html`<p>${this.t('article.updated', { date: formatsOf(this.words).day(article.updated) })}</p>` : nothing}
      ${available.length
        ? html`<p>${this.t('article.availableWith')}</p>
            <dl>${available.map(([product, tiers]) => html`<div><dt>${product}</dt><dd>${formatsOf(this.words).list(tiers)}</dd></div>`)}</dl>`
        : nothing}
    </div>`;
  }

  #content(article: Article): Node | TemplateResult[] {
    if (!article.html) return article.body.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`);
    if (this.#drawn?.article !== article) this.#drawn = { article, content: safeHtml(article.html, this.#base(article)) };
    return this.#drawn.content;
  }

  #base(article: Article): string {
    return article.url && URL.canParse(article.url, document.baseURI) ? new URL(article.url, document.baseURI).href : document.baseURI;
  }

  /** A link to another article of the same help centre opens here; with a modifier key it is the browser's. */
  #follow(event: Event, article: Article): void {
    const { ctrlKey, metaKey, shiftKey } = event as MouseEvent;
    const link = (event.target as Element).closest('a');
    if (!link || ctrlKey || metaKey || shiftKey) return;
    const id = link.href && articleBehind(new URL(link.href), article, document.baseURI);
    if (!id) return;
    event.preventDefault();
    this.#go(id);
  }

  /** In the panel another article is another place, with a way back; placed in the page it takes this one's. */
  #go(id: string, language?: string): void {
    if (this.articleId) void this.#reading.model.open(id, language);
    else this.session.go({ name: 'article', id, language });
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.content')?.focus();
  };
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-article', AskArticle);

declare global {
  interface HTMLElementTagNameMap {
    'ask-article': AskArticle;
  }
}
