import { html, nothing, type TemplateResult } from 'lit';
import { MOST_WAITING } from '../../core/outbox.js';
import type { Problem } from '../../core/problem.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../ui/icons.js';
import { whyWords } from './why.js';

/** Why a message was not sent, that every word is still there, and what to do next. */
export function refused(problem: Problem | undefined, full: boolean, others: TemplateResult, words: Words): TemplateResult | typeof nothing {
  if (full) return notice(words.t('form.outbox.full', { count: MOST_WAITING }), nothing);
  if (!problem) return nothing;
  const said = [words.t('form.outbox.refused'), whyWords(problem, words), words.t('form.outbox.stays')].join(' ');
  // What is wrong in the form is mended there; anything else is not.
  return notice(said, problem.kind === 'invalid' && problem.fields ? nothing : others);
}

const notice = (said: string, next: TemplateResult | typeof nothing): TemplateResult =>
  html`<div class="notice trouble" part="notice">
    ${icon('alert')}
    <p class="refusal" role="alert" tabindex="-1">${said}</p>
    ${next}
  </div>`;
