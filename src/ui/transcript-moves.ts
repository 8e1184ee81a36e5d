import { html, nothing, type TemplateResult } from 'lit';
import type { Ticket } from '../core/ticket.js';
import type { Words } from '../i18n/words.js';
import type { Nearby } from '../session/world.js';
import { download } from './download.js';
import { transcriptOf } from './transcript.js';

/** The two ways to take a chat's words along: stored here, or sent by e-mail where there is a way to. */
export function transcriptMoves(ticket: Ticket, mail: (() => void) | undefined, clock: Nearby['clock'], words: Words): TemplateResult {
  const keep = (): void => download(new Blob([transcriptOf(ticket, words)]), `ticket-${ticket.number}.txt`, clock);
  return html`<button class="button quiet" type="button" @click=${keep}>${words.t('inbox.transcript.download')}</button>
    ${mail ? html`<button class="button quiet" type="button" @click=${mail}>${words.t('inbox.transcript.mail')}</button>` : nothing}`;
}
