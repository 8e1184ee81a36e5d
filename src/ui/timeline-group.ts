import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Attachment } from '../core/attachment.js';
import type { Message } from '../core/ticket.js';
import type { Group } from '../core/timeline.js';
import { formatsOf } from '../i18n/formats.js';
import type { Words } from '../i18n/words.js';
import { messageBody, type Fetching } from './timeline-message.js';

/** What all groups of a timeline have in common. */
export interface Timeline {
  readonly words: Words;
  readonly side: 'visitor' | 'support';
  readonly now: Date;
  /** Whether times are told exactly, and not as so long ago. */
  readonly isExact: boolean;
  /** The id of the last message of this side: under it stands how far it has come. */
  readonly lastOfMine: string | undefined;
  readonly files: ReadonlyMap<string, Fetching>;
  nameOf(message: Message): string;
  file(one: Attachment): TemplateResult;
  toggleTimes(): void;
}

/** Draws a group anew only where something of it has changed: of a thousand messages, one more is one. */
export function groupOf(group: Group, isLast: boolean, timeline: Timeline): unknown {
  const { words, side, now, isExact, lastOfMine, files } = timeline;
  const minute = Math.floor(now.getTime() / 60_000);
  const said = group.messages.flatMap(({ id, text, read }) => [id, text, read]);
  return guard([words.tags, side, minute, isExact, files, isLast, lastOfMine, ...said], () => drawn(group, isLast, timeline));
}

function drawn({ from, beginsDay, messages }: Group, isLast: boolean, timeline: Timeline): TemplateResult {
  const { words, now, files, lastOfMine } = timeline;
  const [first] = messages as readonly [Message];
  const side = from === 'system' ? 'system' : from === timeline.side ? 'mine' : 'theirs';
  const when = timeOf(first.sent, isLast, timeline);
  return html`${beginsDay ? html`<li class="day small muted">${formatsOf(words).near(first.sent, now)}</li>` : nothing}
    <li class="group ${side}">
      ${side === 'system' ? nothing : html`<p class="who small muted"><bdi class="label">${timeline.nameOf(first)}</bdi> ${when}</p>`}
      ${repeat(messages, ({ id }) => id, (message) => guard([words.tags, files, message], () => messageBody(message, words, (file) => timeline.file(file))))}
      ${side === 'system' ? html`<p class="small muted">${when}</p>` : nothing}
      ${side === 'mine' && messages.at(-1)?.id === lastOfMine ? html`<p class="small muted state" tabindex="-1">${words.t(messages.at(-1)?.read ? 'inbox.message.read' : 'inbox.message.sent')}</p>` : nothing}
    </li>`;
}

/** One stop of the Tab key for all times: pressed, they are exact. */
function timeOf(sent: string, isLast: boolean, { words, now, isExact, toggleTimes }: Timeline): TemplateResult {
  const formats = formatsOf(words);
  const [ago, exact] = [formats.ago(sent, now), formats.moment(sent)];
  return html`<button class="when" type="button" tabindex=${isLast ? 0 : -1} title=${exact} aria-label=${`${ago} (${exact})`} @click=${toggleTimes}>
    <time datetime=${sent}>${isExact ? exact : ago}</time>
  </button>`;
}
