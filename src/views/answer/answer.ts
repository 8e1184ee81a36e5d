import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Hit } from '../../core/article.js';
import type { Answer, Found, Outcome } from '../../core/question.js';
import { formatsOf } from '../../i18n/formats.js';
import { Announcer } from '../../ui/announcer.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { helpful } from '../../ui/helpful.js';
import { icon } from '../../ui/icons.js';
import { marked } from '../../ui/marked.js';
import { result } from '../../ui/result.js';
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
        return html`${trouble(asked.found.problem, this.words, () => void this.#question.model.ask(asked.text))} ${this.#write()}`;
      default:
        return html`<div class="waiting" role="status"><span class="visually-hidden">${this.t('answer.asking')}</span></div>`;
    }
  }

  #found(found: Found, outcome: Outcome): TemplateResult {
    if (outcome === 'answer' && found.answer) return this.#answer(found.answer, found.results);
    return outcome === 'nothing' ? this.#nothing() : this.#results(found.results);
  }

  #answer(answer: Answer, results: readonly Hit[]): TemplateResult {
    const { asked } = this.#question.state;
    const facts = [answer.section, answer.updated && this.t('answer.updated', { date: formatsOf(this.words).day(answer.updated) })].filter(Boolean);
    const related = results.filter((hit) => hit.id !== answer.id);
    return html`<div class="group">
        <p class="passage" dir="auto" lang=${answer.lang}>${marked(answer.passage, asked.text)}</p>
        <button class="card source" part="result" type="button" @click=${() => this.#open(answer)}>
          ${icon('article')}
          <span class="words">
            <span class="small muted from">${this.t('answer.from')}</span>
            <span class="name" dir="auto" lang=${answer.lang}>${answer.title}</span>
            ${facts.length ? html`<span class="small muted facts">${facts.join(' · ')}</span>` : nothing}
          </span>
          ${icon('forward')}
        </button>
        ${helpful({
          question: this.t('answer.helpful'),
          yes: this.t('answer.yes'),
          no: this.t('answer.no'),
          thanks: this.t(asked.helpful === false ? 'answer.sorry' : 'answer.thanks'),
          said: asked.helpful,
          rate: (said) => this.#rate(said),
        })}
      </div>
      ${related.length === 0 ? nothing : this.#relatedOf(asked.text, related)}`;
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
    const { text } = this.#question.state.asked;
    return html`<div class="group results">
      <h3 id="found">${this.t('answer.found', { count: results.length })}</h3>
      <ul class="rows" aria-labelledby="found">
        ${results.map((hit) => html`<li>${result(hit, text, this.words, () => this.#open(hit))}</li>`)}
      </ul>
    </div>`;
  }

  #nothing(): TemplateResult {
    return html`<div class="empty">
        <p>${this.t('answer.nothing', { text: this.#question.state.asked.text })}</p>
        <p class="muted">${this.t('answer.nothingHint')}</p>
      </div>
      ${this.#write()}`;
  }

  #write(): TemplateResult | typeof nothing {
    if (!this.session.desk?.contact.possible) return nothing;
    return html`<div class="empty">
      <p>${this.t('answer.nothingContact')}</p>
      <button class="button primary" type="button" @click=${() => this.session.go({ name: 'contact' })}>${this.t('panel.footer.contact')}</button>
    </div>`;
  }

  #rate(said: boolean): void {
    void this.#question.model.rate(said);
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
