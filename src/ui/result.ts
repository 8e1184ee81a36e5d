import { html, nothing, type TemplateResult } from 'lit';
import type { Hit } from '../core/article.js';
import type { Words } from '../i18n/words.js';
import { formatsOf } from '../i18n/formats.js';
import { icon } from './icons.js';
import { marked } from './marked.js';

/** An article as a row of a list: title and excerpt with the question's words marked, section and date. */
export function result(hit: Hit, question: string, words: Words, open: () => void): TemplateResult {
  const facts = [hit.section, hit.updated && words.t('answer.updated', { date: formatsOf(words).day(hit.updated) })].filter(Boolean);
  return html`<button class="row" part="result" type="button" @click=${open}>
    ${icon('article')}
    <span class="words">
      <span class="name" dir="auto" lang=${hit.lang}>${marked(hit.title, question)}</span>
      ${hit.excerpt ? html`<span class="small excerpt" dir="auto" lang=${hit.lang}>${marked(hit.excerpt, question)}</span>` : nothing}
      ${facts.length ? html`<span class="small muted facts">${facts.join(' · ')}</span>` : nothing}
    </span>
  </button>`;
}
