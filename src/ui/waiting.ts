import { html, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';

/** Something is being fetched. */
export const waiting = (words: Words): TemplateResult => html`<div class="waiting" role="status"><span class="visually-hidden">${words.t('panel.loading')}</span></div>`;
