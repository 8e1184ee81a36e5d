import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import { icon } from './icons.js';

/** A message on its way, as far as it is shown. */
export interface Sending {
  readonly key: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string }[];
  readonly standing: 'waiting' | 'sending' | 'sign-in' | 'failed';
  /** Why the last try failed. */
  readonly problem?: unknown;
}

/** What can be done about a message on its way. */
export interface SendingMoves {
  retry(key: string): void;
  takeBack(key: string): void;
}

/** Whether a message does not get on by itself, or not now. A moment's wait for its turn is no news. */
export const isStuck = ({ standing, problem }: Sending): boolean => standing === 'failed' || standing === 'sign-in' || problem !== undefined;

/** A message on its way: its words, how it stands, and what can be done where it, or one before it, does not get on. */
export function sendingBody({ key, text, attachments, standing }: Sending, isHeld: boolean, moves: SendingMoves, words: Words): TemplateResult {
  const stands = isHeld && standing === 'sending' ? 'waiting' : isHeld ? standing : 'sending';
  return html`${text ? html`<div class="bubble" dir="auto" part="message">${text}</div>` : nothing}
  ${attachments.length > 0 ? html`<ul class="files">${attachments.map(({ name }) => html`<li class="file"><bdi class="name">${name}</bdi></li>`)}</ul>` : nothing}
  <p class="small state ${stands === 'failed' ? 'failed' : 'muted'}">${stands === 'failed' ? icon('alert') : nothing}${words.t(`inbox.message.${stands}`)}</p>
  ${isHeld
    ? html`<p class="moves small">
        <button class="link" type="button" @click=${() => moves.retry(key)}>${words.t('inbox.message.retry')}</button>
        <button class="link" type="button" @click=${() => moves.takeBack(key)}>${words.t('inbox.message.takeBack')}</button>
      </p>`
    : nothing}`;
}
