import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { Row } from '../../session/outbox.js';
import { whyWords } from './why.js';

/** What can be done about a ticket that is on its way. */
export interface Moves {
  tryNow(): void;
  takeBack(): void;
  another(): void;
}

/** What is to be known beside the row itself. */
export interface Way {
  /** When it is tried again, in words. */
  readonly next: string | undefined;
  /** Whether leaving the page would lose it. */
  readonly unkept: boolean;
  /** Where one logs in. */
  readonly login: string | undefined;
  /** What else may help meanwhile. */
  readonly others: TemplateResult | typeof nothing;
}

/** Whether a ticket has been tried in vain, stands behind one that has, or was seen to in another tab and nobody can say how; else it is being sent, or about to be. */
function isStuck(row: Row | undefined, next: unknown): boolean {
  if (!row) return Boolean(next);
  return row.problem !== undefined || row.standing === 'sign-in' || row.standing === 'old' || (row.standing === 'waiting' && Boolean(next));
}

/** How a ticket stands, and why, as one sentence after the other. */
export function standingWords(row: Row | undefined, { next, unkept }: Pick<Way, 'next' | 'unkept'>, words: Words): string {
  if (!row || !isStuck(row, next)) return words.t('form.outbox.sending');
  // A try behind the scenes is no news: whoever listens hears the outcome.
  const standing = row.standing === 'sending' ? 'waiting' : row.standing;
  const why = row.problem && standing === 'waiting' ? whyWords(row.problem, words) : '';
  return [words.t(`form.outbox.${standing}`), why, words.t(unkept ? 'form.outbox.unkept' : 'form.outbox.kept')].filter(Boolean).join(' ');
}

/** How a ticket on its way stands, why, and what can be done. The sentence has the focus after Send, and stays the same element throughout. */
export function onItsWay(row: Row | undefined, way: Way, moves: Moves, words: Words): TemplateResult {
  const { next, login, others } = way;
  const isWaiting = isStuck(row, next);
  const { standing = 'waiting' } = row ?? {};
  return html`<div class="notice waits" part="notice">
    <p class="status" role="status" tabindex="-1">${standingWords(row, way, words)}</p>
    ${isWaiting && standing === 'sending' ? html`<p class="small muted">${words.t('form.outbox.trying')}</p>` : nothing}
    ${next && standing === 'waiting' ? html`<p class="small muted">${words.t('form.outbox.next', { time: next })}</p>` : nothing}
    ${isWaiting
      ? html`<p class="buttons">
            ${standing === 'sign-in' && login ? html`<a class="button primary" href=${login} target="_blank" rel="noopener">${words.t('form.outbox.login')}</a>` : nothing}
            <button class="button" type="button" @click=${() => moves.tryNow()}>
              ${words.t(standing === 'old' ? 'form.outbox.confirm' : 'form.outbox.tryNow')}
            </button>
            ${row ? html`<button class="button" type="button" @click=${() => moves.takeBack()}>${words.t('form.outbox.takeBack')}</button>` : nothing}
            <button class="button quiet" type="button" @click=${() => moves.another()}>${words.t('form.outbox.another')}</button>
          </p>
          ${others}`
      : nothing}
  </div>`;
}
