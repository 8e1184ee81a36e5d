import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { verdictOn } from '../core/outbox.js';
import type { Problem } from '../core/problem.js';
import type { Words } from '../i18n/words.js';
import { icon } from './icons.js';

/** A message on its way, as far as it is shown. */
export interface Sending {
  readonly key: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string }[];
  readonly standing: 'waiting' | 'sending' | 'sign-in' | 'failed';
  /** Why the last try failed. */
  readonly problem?: Problem | undefined;
}

/** What can be done about a message on its way. */
export interface SendingMoves {
  retry(key: string): void;
  /** Gives it back to whoever wrote it; answers, or resolves with, `false` where that cannot be done now. */
  takeBack(key: string): unknown;
}

/** How the first message stands that does not get on, in the words that are shown; nothing where all of them do. */
export function stuckWords(sending: readonly Sending[], words: Words): string {
  const stuck = sending.find(isStuck);
  return stuck ? words.t(`inbox.message.${standingOf(stuck, true)}`) : '';
}

/** Messages on their way, as the last group of a timeline. `untaken` is the key of one that could not be taken back. */
export function sendingGroup(sending: readonly Sending[], untaken: string | undefined, moves: SendingMoves, words: Words): TemplateResult | typeof nothing {
  if (sending.length === 0) return nothing;
  // They go in their order: what stands behind one that is stuck is stuck.
  const stuck = sending.findIndex(isStuck);
  return html`<li class="group mine sending">
    <p class="who small muted"><bdi class="label">${words.t('inbox.ticket.you')}</bdi></p>
    ${repeat(sending, ({ key }) => key, (one, index) => sendingBody(one, { isHeld: stuck >= 0 && index >= stuck, isUntaken: one.key === untaken }, moves, words))}
  </li>`;
}

/** Whether a message does not get on by itself, or not now. A moment's wait for its turn is no news. */
const isStuck = ({ standing, problem }: Sending): boolean => standing === 'failed' || standing === 'sign-in' || problem !== undefined;

/** How a message stands, as it is shown. */
function standingOf({ standing, problem }: Sending, isHeld: boolean): Sending['standing'] {
  if (!isHeld) return 'sending';
  if (standing !== 'sending') return standing;
  // Another try behind the scenes is no news.
  return problem && verdictOn(problem) === 'sign-in' ? 'sign-in' : 'waiting';
}

/** A message on its way: its words, how it stands, and what can be done where it, or one before it, does not get on. */
function sendingBody(one: Sending, { isHeld, isUntaken }: { readonly isHeld: boolean; readonly isUntaken: boolean }, moves: SendingMoves, words: Words): TemplateResult {
  const { key, text, attachments } = one;
  const stands = standingOf(one, isHeld);
  return html`${text ? html`<div class="bubble" dir="auto" part="message">${text}</div>` : nothing}
  ${attachments.length > 0 ? html`<ul class="files">${attachments.map(({ name }) => html`<li class="file"><bdi class="name">${name}</bdi></li>`)}</ul>` : nothing}
  <p class="small state ${stands === 'failed' ? 'failed' : 'muted'}" tabindex="-1">${stands === 'failed' ? icon('alert') : nothing}${words.t(`inbox.message.${stands}`)}</p>
  ${isHeld
    ? html`<p class="moves small">
          <button class="link" type="button" @click=${() => moves.retry(key)}>${words.t('inbox.message.retry')}</button>
          <button class="link" type="button" @click=${() => moves.takeBack(key)}>${words.t('inbox.message.takeBack')}</button>
        </p>
        ${isUntaken ? html`<p class="small state muted" role="alert">${words.t('inbox.message.untaken')}</p>` : nothing}`
    : nothing}`;
}
