import { html, nothing, type TemplateResult } from 'lit';
import { Formats } from '../../src/i18n/formats.js';
import { channelIcon } from '../../src/ui/channel-icon.js';
import type { DeskState } from './desk.js';
import { LISTS, listOf, nameOf, ticketsIn, waited, type List } from './lists.js';
import type { SupportTicket } from './office.js';

/** What the lists are drawn by, beside the tickets. */
interface Around {
  readonly name: string;
  readonly now: Date;
  readonly isTyping: (id: string) => boolean;
}

const TITLES: Readonly<Record<List, string>> = {
  waiting: 'Waiting chats',
  chats: 'Chats under way',
  callbacks: 'Call-backs',
  tickets: 'Open tickets',
  closed: 'Closed',
};

/** More closed ones than that nobody looks for here. */
const MOST_CLOSED = 20;

/** All tickets in their lists; one that is empty is not shown, but for the queue, where that is good news. */
export function ticketLists({ tickets, here }: DeskState, around: Around): TemplateResult {
  if (!tickets) return html`<h2 tabindex="-1" class="visually-hidden">Tickets</h2><p class="small muted padded" role="status">Loading …</p>`;
  const all = [...tickets.values()];
  return html`<h2 tabindex="-1" class="visually-hidden">Tickets</h2>
    ${LISTS.map((list) => {
      const listed = ticketsIn(list, all);
      if (listed.length === 0 && list !== 'waiting') return nothing;
      return html`<section aria-labelledby="list-${list}">
        <h3 id="list-${list}">${TITLES[list]} <span class="count">${listed.length}</span></h3>
        ${listed.length === 0 ? html`<p class="small muted padded">Nobody waits.</p>` : nothing}
        <ul>
          ${listed.slice(0, list === 'closed' ? MOST_CLOSED : undefined).map((ticket) => html`<li>${row(ticket, ticket.id === here, around)}</li>`)}
        </ul>
      </section>`;
    })}`;
}

function row(ticket: SupportTicket, isHere: boolean, around: Around): TemplateResult {
  return html`<a class="row" href="#${ticket.id}" aria-current=${isHere ? 'true' : nothing}>
    ${channelIcon(ticket.channel)}
    <span class="words">
      <span class="first"><span class="name" dir="auto">${nameOf(ticket)}</span> <span class="small when">${whenOf(ticket, around.now)}</span></span>
      <span class="summary" dir="auto">${ticket.summary}</span>
      <span class="small muted last" dir="auto">${around.isTyping(ticket.id) ? 'is typing …' : lastOf(ticket, around.name)}</span>
    </span>
    ${ticket.unread ? html`<span class="unread">${ticket.unread}<span class="visually-hidden"> unread</span></span>` : nothing}
  </a>`;
}

const formats = new Formats(['en-GB']);

function whenOf(ticket: SupportTicket, now: Date): string {
  if (listOf(ticket) === 'waiting') return waited(ticket.since ?? ticket.created, now);
  if (listOf(ticket) === 'callbacks') return ticket.slot ? formats.soon(ticket.slot.start, now) : 'as soon as possible';
  return formats.ago(ticket.updated, now);
}

function lastOf(ticket: SupportTicket, name: string): string {
  if (listOf(ticket) === 'callbacks') return [ticket.phone, formats.language(ticket.language)].filter(Boolean).join(' · ');
  if (listOf(ticket) === 'chats' && ticket.agent !== name) return `with ${ticket.agent ?? 'somebody'}`;
  return ticket.messages.at(-1)?.text ?? '';
}
