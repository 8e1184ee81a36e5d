import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Attachment } from '../core/attachment.js';
import type { Message } from '../core/ticket.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { drawing } from './icons.js';
import { textOf } from './timeline-text.js';
import { wordsWithLinks } from './words-with-links.js';

/** How the fetching of a file stands. */
export type Fetching = 'busy' | 'failed';

/** What a message says, and the files that came with it. */
export function messageBody(message: Message, words: Words, files: (one: Attachment) => TemplateResult): TemplateResult {
  const text = textOf(message, words);
  return html`${text ? html`<div class="bubble" dir="auto" part="message">${wordsWithLinks(text)}</div>` : nothing}
  ${message.attachments?.length ? html`<ul class="files">${message.attachments.map((one) => html`<li>${files(one)}</li>`)}</ul>` : nothing}`;
}

/** A file of a message, to be stored. Its name is a text of somebody's. */
export function fileButton({ name, size }: Attachment, fetching: Fetching | undefined, fetch: () => void, words: Words): TemplateResult {
  return html`<button class="file" type="button" aria-disabled=${fetching === 'busy' ? 'true' : 'false'} @click=${fetch}>
    ${arrow}<span class="about"
      ><span class="visually-hidden">${words.t('inbox.message.download')} </span><bdi class="name">${name}</bdi>
      <span class="small muted"><bdi>${formatsOf(words).size(size)}</bdi>${fetching ? html` · ${words.t(`inbox.message.file.${fetching}`)}` : nothing}</span></span
    >
  </button>`;
}

const arrow = drawing(svg`<path d="M10 3v9m-4-3.5 4 4 4-4M3.5 16.5h13"/>`, false);
