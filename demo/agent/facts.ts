import { html, nothing, type TemplateResult } from 'lit';
import { Formats } from '../../src/i18n/formats.js';
import { nameOf } from './lists.js';
import type { SupportTicket } from './office.js';

const formats = new Formats(['en-GB']);

/** Who asks, how to reach them, and what else is known: what the visitor's page sent along stands behind a disclosure. */
export function factsOf(ticket: SupportTicket, now: Date): TemplateResult {
  const { channel, email, phone, slot, premium, severity, language, custom, context, rating } = ticket;
  const more = Object.entries({ ...custom, ...context });
  return html`<dl class="facts small">
      ${fact('From', nameOf(ticket))} ${fact('E-mail', html`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}">${email}</a>`)}
      ${phone ? fact('Telephone', html`<a href="tel:${phone.replace(/[^+\d]/g, '')}">${phone}</a>`) : nothing}
      ${channel === 'callback' ? fact('To be called', slot ? `${formats.soon(slot.start, now)} – ${timeOf(slot.end)}` : 'As soon as possible') : nothing}
      ${fact('Language', formats.language(language))} ${premium ? fact('Premium', severity === 'critical' ? 'Business critical' : 'Standard') : nothing}
      ${rating ? fact('Rated', `${rating.score} of 5${rating.text ? `: ${rating.text}` : ''}`) : nothing}
    </dl>
    ${more.length > 0
      ? html`<details class="small">
          <summary>What came along</summary>
          <dl class="facts">${more.map(([what, value]) => fact(what, value))}</dl>
        </details>`
      : nothing}`;
}

const fact = (what: string, value: string | TemplateResult): TemplateResult => html`<div><dt class="muted">${what}</dt><dd dir="auto">${value}</dd></div>`;

const timeOf = (iso: string): string => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date(iso));
