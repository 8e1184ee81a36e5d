import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { Row } from '../../session/outbox.js';

/** What can be done about a ticket that is on its way. */
export interface Moves {
  tryNow(): void;
  takeBack(): void;
  another(): void;
}

/** How a ticket on its way stands, why, and what can be done. `next` says when it is tried again. */
export function onItsWay(row: Row | undefined, next: string | undefined, unkept: boolean, moves: Moves, words: Words): TemplateResult {
  const { standing = 'sending', problem } = row ?? {};
  if (standing === 'sending') return html`<p class="notice" part="notice" role="status">${words.t('form.outbox.sending')}</p>`;
  return html`<div class="notice waits" part="notice">
    <p role="status">
      <strong>${words.t(`form.outbox.${standing}`)}</strong>
      ${problem && standing === 'waiting' ? words.t(`panel.problem.${problem.kind}`) : nothing} ${words.t(unkept ? 'form.outbox.unkept' : 'form.outbox.kept')}
    </p>
    ${next && standing === 'waiting' ? html`<p class="small muted">${words.t('form.outbox.next', { time: next })}</p>` : nothing}
    <p class="buttons">
      <button class="button primary" type="button" @click=${() => moves.tryNow()}>${words.t(standing === 'old' ? 'form.outbox.confirm' : 'form.outbox.tryNow')}</button>
      <button class="button" type="button" @click=${() => moves.takeBack()}>${words.t('form.outbox.takeBack')}</button>
      <button class="button quiet" type="button" @click=${() => moves.another()}>${words.t('form.outbox.another')}</button>
    </p>
  </div>`;
}
