import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Chosen } from '../../core/attachment.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Words } from '../../i18n/words.js';
import { isHopeless, type Standing } from '../../session/attachments.js';
import { drawing, icon } from '../icons.js';

/** What can be done about a file; nothing once the ticket is on its way. */
export interface FileMoves {
  remove(): void;
  retry(): void;
}

/** A file's name, how it stands, and what can be done about it. Its name is a text of somebody's: it is shown as one, and apart from ours. */
export function fileRow({ name, size, sent }: Chosen, standing: Standing, moves: FileMoves | undefined, words: Words): TemplateResult {
  const { progress, problem, unkept, hadPlace } = standing;
  const formats = formatsOf(words);
  const uploads = progress !== undefined;
  const failed = problem !== undefined && !sent;
  const state = uploads ? formats.percent(progress) : sent ? words.t('form.files.ready') : failed ? '' : words.t('form.files.waits');
  return html`<div class="about">
      <p class="name"><bdi>${name}</bdi></p>
      <p class="small muted"><bdi>${formats.size(size)}</bdi>${state && ` · ${state}`}</p>
      ${uploads ? html`<progress max="1" .value=${progress} aria-label=${words.t('form.files.uploading', { name })}></progress>` : nothing}
      ${failed ? (isHopeless(standing) ? html`<p class="small fault">${icon('alert')}${words.t('form.files.refused')}</p>` : html`<p class="small muted">${words.t('form.files.failed')}</p>`) : nothing}
      ${unkept && !sent ? html`<p class="small muted">${words.t('form.files.unkept')}</p>` : nothing}
      ${hadPlace ? html`<p class="small muted">${words.t('form.files.place')}</p>` : nothing}
      ${failed && moves ? html`<p><button class="button quiet" type="button" @click=${() => moves.retry()}>${words.t('panel.retry')}</button></p>` : nothing}
    </div>
    ${moves
      ? html`<button class="square remove" type="button" aria-label=${words.t(uploads ? 'form.files.cancel' : 'form.files.remove', { name })} @click=${() => moves.remove()}>
          ${icon('close')}
        </button>`
      : nothing}`;
}

/** Drawings of the ways to add a file. */
export const clip = drawing(svg`<path d="m16 9.5-6 6a3.7 3.7 0 0 1-5.3-5.2l6.4-6.4a2.5 2.5 0 0 1 3.5 3.5L8.4 13.6a1.2 1.2 0 0 1-1.7-1.7L12 6.6"/>`, false);
export const photo = drawing(svg`<path d="M3 6h3.5l1.5-2h4l1.5 2H17v10H3z"/><circle cx="10" cy="10.5" r="3"/>`, false);
export const screen = drawing(svg`<path d="M2.5 4h15v10h-15zM7 17h6M10 14v3"/>`, false);
