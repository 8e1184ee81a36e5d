import { html, nothing, type TemplateResult } from 'lit';
import type { Ticket } from '../../core/ticket.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Words } from '../../i18n/words.js';
import { channelIcon } from '../../ui/channel-icon.js';
import { icon } from '../../ui/icons.js';
import { standingOf } from '../../ui/standing.js';
import { star } from '../../ui/star.js';
import { textOf } from '../../ui/timeline-text.js';

/** A ticket of the list: what it is about, the last words, how it stands, when it changed last. */
export function row(ticket: Ticket, now: Date, go: () => void, words: Words): TemplateResult {
  const { summary, state, number, updated, unread, starred, messages } = ticket;
  const last = messages.at(-1);
  const formats = formatsOf(words);
  const standing = standingOf(ticket, words, now);
  return html`<button class="row ${unread ? 'news' : ''}" part="ticket" type="button" @click=${go}>
    ${channelIcon(ticket.channel)}
    <span class="words">
      <span class="name" dir="auto">${summary}</span>
      ${last ? html`<span class="small muted last" dir="auto">${textOf(last, words)}</span>` : nothing}
      <span class="small muted facts">
        <span class="pill ${state}">${words.t(`inbox.state.${state}`)}</span>
        ${standing ? html`<span class="standing">${standing}</span>` : nothing}
        <span>${number}</span>
        <time datetime=${updated} title=${formats.moment(updated)}>${formats.ago(updated, now)}</time>
        ${unread ? html`<span class="count">${words.t('inbox.unread', { count: unread })}</span>` : nothing}
        ${starred ? html`<span class="visually-hidden">${words.t('inbox.starred')}</span>` : nothing}
      </span>
    </span>
    ${starred ? star : nothing} ${unread ? html`<span class="dot"></span>` : nothing} ${icon('forward')}
  </button>`;
}
