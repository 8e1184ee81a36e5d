import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../core/problem.js';
import type { Words } from '../i18n/words.js';
import { icon } from './icons.js';

/** What went wrong, in the visitor's words, and a way on. */
export const trouble = (problem: Problem, words: Words, retry?: () => void): TemplateResult =>
  html`<div class="notice trouble" part="notice" role="alert">
    ${icon('alert')}
    <p>${words.t(`panel.problem.${problem.kind}`)}</p>
    ${retry ? html`<button class="button quiet" type="button" @click=${retry}>${words.t('panel.retry')}</button>` : nothing}
  </div>`;
