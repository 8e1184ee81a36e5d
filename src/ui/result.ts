import { html, nothing, type TemplateResult } from 'lit';
import type { Hit } from '../core/article.js';
import { isForeign } from '../core/language.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { icon } from './icons.js';
import { marked } from './marked.js';

/** An article as a row of a list. */
export const result = (hit: Hit, question: string, words: Words, open: () => void): TemplateResult =>
  html`<button class="row" part="result" type="button" @click=${open}>${icon('article')}<span class="words">${resultWords(hit, question, words)}</span></button>`;

/** The words of such a row: title and excerpt with the question's words marked, then what else to know. */
export const resultWords = (hit: Hit, question: string, words: Words): TemplateResult =>
  html`<span class="name" dir="auto" lang=${hit.lang}>${marked(hit.title, question)}</span>
    ${hit.excerpt ? html`<span class="small excerpt" dir="auto" lang=${hit.lang}>${marked(hit.excerpt, question)}</span>` : nothing}
    ${resultFacts(hit, words)}`;

/** What to know of an article before opening it: its language where that is not the reader's, its section, its date. */
export function resultFacts(hit: Hit, words: Words): TemplateResult | typeof nothing {
  const facts = [
    isForeign(hit.lang, words.language) && words.t('answer.only', { language: formatsOf(words).language(hit.lang) }),
    hit.section,
    hit.updated && words.t('answer.updated', { date: formatsOf(words).day(hit.updated) }),
  ].filter(Boolean);
  return facts.length ? html`<span class="small muted facts">${facts.join(' · ')}</span>` : nothing;
}
