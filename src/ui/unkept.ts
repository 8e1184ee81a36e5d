import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import type { Composing } from '../session/composing.js';
import type { Replies } from '../session/replies.js';
import { icon } from './icons.js';

/** That what is written, or on its way, lasts no longer than the page, where this browser keeps nothing. Needs the words of `form`. */
export const unkept = (replies: Replies, composing: Composing, words: Words): TemplateResult | typeof nothing =>
  replies.state.value.unkept || composing.isAtRisk
    ? html`<div class="notice" part="notice" role="status">${icon('alert')}<p>${words.t('form.outbox.unkept')}</p></div>`
    : nothing;
