import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Hit } from '../../core/article.js';
import type { Answer, Found, Outcome } from '../../core/question.js';
import { languageChain } from '../../core/language.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Asked } from '../../session/question.js';
import { rateAnswer } from '../../session/rate-answer.js';
import { Announcer } from '../../ui/announcer.js';
import { contactUs } from '../../ui/contact-us.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { helpful } from '../../ui/helpful.js';
import { icon } from '../../ui/icons.js';
import { marked } from '../../ui/marked.js';
import { result, resultFacts } from '../../ui/result.js';
import { trouble } from '../../ui/trouble.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './answer.styles.js';

/**
 * What was found for a question: an answer with its source, a list, or nothing and what to do then.
 *
 * @csspart result - An article found.
 * @csspart notice - What went wrong.
 */
export class AskAnswer extends AskView {
  static override styles = [AskView.styles, content, styles];

  readonly #question = this.follow((session) => session.question);
  readonly #announcer = new Announcer(this);
  /** The question whose related results the visitor wants to see. */
  #related = '';

  override render(): TemplateResult {
    const { asked } = this.#question.state;
    return html`<div class="place">
      <h2 tabindex="-1" dir="auto">${asked.text}</h2>
      ${this.#body()} ${this.#announcer.render()}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { found, outcome, text } = this.#question.state.asked;
    if (found.status !== 'ready' || !outcome) return;
    const count = found.value.results.length;
    const title = found.value.answer?.title ?? '';
    if (outcome === 'answer') this.#announcer.sayOnce(this.t('answer.answered', { title }));
    else this.#announcer.sayOnce(count ? this.t('answer.found', { count }) : this.t('answer.nothing', { text }));
  }

  #body(): TemplateResult {
    const { asked } = this.#question.state;
    switch (asked.found.status) {
      case 'ready':
        return this.#found(asked.found.value, asked.outcome ?? 'nothing');
      case 'failed':
        return html`${trouble(asked.found.problem, this.words, () => void this.#question.model.ask(asked.text))} ${contactUs(this.session, this.words)}`;
      default:
        return html`${asked.soFar ? this.#passage(asked.soFar) : nothing}
          <div class="waiting" role="status"><span class="visually-hidden">${this.t('answer.asking')}</span></div>`;
    }
  }

  #found(found: Found, outcome: Outcome): TemplateResult {
    if (outcome === 'answer' && found.answer) return html`${this.#meant(found)} ${this.#answer(found.answer, found.results)}`;
    return outcome === 'nothing' ? this.#nothing(found) : html`${this.#meant(found)} ${this.#results(found.results)}`;
  }

  /** The question spelled another way, to ask that instead. */
  #meant({ meant }: Found): TemplateResult | typeof nothing {
    if (!meant) return nothing;
    return html`<div class="rows">
      <button class="row" type="button" @click=${() => this.session.ask(meant)}>
        ${icon('search')}<span class="words" dir="auto">${this.t('answer.meant', { text: meant })}</span>
      </button>
    </div>`;
  }

  #answer(answer: Answer, results: readonly Hit[]): TemplateResult {
    const { asked } = this.#question.state;
    const related = results.filter((hit) => hit.id !== answer.id);
    return html`<div class="group">
        ${this.#passage(answer)}
        <button class="card source" part="result" type="button" @click=${() => this.#open(answer)}>
          ${icon('article')}
          <span class="words">
            <span class="small muted from">${this.t('answer.from')}</span>
            <span class="name" dir="auto" lang=${answer.lang}>${answer.title}</span>
            ${resultFacts(answer, this.words)}
          </span>
          ${icon('forward')}
        </button>
        ${helpful({
          question: this.t('answer.helpful'),
          yes: this.t('answer.yes'),
          no: this.t('answer.no'),
          said: asked.helpful,
          reply: this.#reply(asked),
          rate: (said) => this.#rate(said),
        })}
      </div>
      ${related.length === 0 ? nothing : this.#relatedOf(asked.text, related)}`;
  }

  #passage({ passage, lang }: Answer): TemplateResult {
    return html`<p class="passage" dir="auto" lang=${lang}>${marked(passage, this.#words)}</p>`;
  }

  #relatedOf(text: string, results: readonly Hit[]): TemplateResult {
    if (this.#related === text) return this.#results(results);
    const show = (): void => {
      this.#related = text;
      this.requestUpdate();
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.results .row')?.focus());
    };
    return html`<p><button class="button" type="button" @click=${show}>${this.t('answer.related')}</button></p>`;
  }

  #results(results: readonly Hit[]): TemplateResult {
    return html`<div class="group results">
      <h3 id="found">${this.t('answer.found', { count: results.length })}</h3>
      <ul class="rows" aria-labelledby="found">
        ${results.map((hit) => html`<li>${result(hit, this.#words, this.words, () => this.#open(hit))}</li>`)}
      </ul>
    </div>`;
  }

  #nothing(found: Found): TemplateResult {
    const { text, language } = this.#question.state.asked;
    const formats = formatsOf(this.words);
    const languages = formats.list(languageChain(language).map((one) => formats.language(one)));
    return html`<div class="empty">
        <p>${this.t('answer.nothing', { text })}</p>
        <p class="muted">${this.t('answer.searched', { languages })} ${found.meant ? nothing : this.t('answer.nothingHint')}</p>
      </div>
      ${this.#meant(found)} ${contactUs(this.session, this.words)}`;
  }

  /** What to mark: the words as they were asked, and as they were meant. */
  get #words(): string {
    const { text, found } = this.#question.state.asked;
    return found.status === 'ready' && found.value.meant ? `${text} ${found.value.meant}` : text;
  }

  #reply({ helpful: said, unsent }: Asked): string {
    if (unsent) return this.t('answer.unsent');
    return said === undefined ? '' : this.t(said ? 'answer.thanks' : 'answer.sorry');
  }

  #rate(said: boolean): void {
    void rateAnswer(this.session, said);
    if (!said) this.#related = this.#question.state.asked.text;
  }

  #open(hit: Hit): void {
    this.session.go({ name: 'article', id: hit.id, language: hit.lang });
  }
}

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-answer', AskAnswer);

declare global {
  interface HTMLElementTagNameMap {
    'ask-answer': AskAnswer;
  }
}
