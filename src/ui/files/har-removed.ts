import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { countByKind, type Removal } from '../../core/har/removal.js';
import type { Words } from '../../i18n/words.js';
import type { Standing } from '../../session/attachments.js';

/** What was taken out of a HAR file, by kind; and, entry by entry, whether what was sent and answered may go along after all. */
export function harRemoved({ removed = [], kept = [], keep: wanted = kept }: Standing, choose: ((entry: number, isWanted: boolean) => void) | undefined, words: Words): TemplateResult {
  const counts = Object.entries(countByKind(removed));
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const entries = entriesOf(removed, kept);
  return html`<details class="small taken">
    <summary>${words.t('form.files.har.taken', { count: all })}</summary>
    <ul class="dots">${counts.map(([kind, count]) => html`<li>${words.t(`form.files.har.kind.${kind}`)}: ${count}</li>`)}</ul>
    ${entries.length > 0 && choose
      ? html`<fieldset class="entries">
          <legend class="label">${words.t('form.files.har.keep')}</legend>
          <p class="muted">${words.t('form.files.har.keepHelp')}</p>
          ${entries.map(
            ({ entry, url }) => html`<label class="tick">
              <input type="checkbox" .checked=${live(wanted.includes(entry))} @change=${(event: Event) => choose(entry, (event.target as HTMLInputElement).checked)} />
              <bdi>${url || `#${entry + 1}`}</bdi>
            </label>`,
          )}
        </fieldset>`
      : nothing}
  </details>`;
}

/** The entries of which there is something to keep: what was sent, answered, or went over a socket. */
function entriesOf(removed: readonly Removal[], kept: readonly number[]): readonly { readonly entry: number; readonly url: string }[] {
  const urls = new Map<number, string>();
  for (const { entry, url, kind } of removed)
    if (entry !== undefined && (kept.includes(entry) || kind === 'body' || kind === 'message')) urls.set(entry, url ?? '');
  for (const entry of kept) if (!urls.has(entry)) urls.set(entry, '');
  return [...urls].map(([entry, url]) => ({ entry, url })).sort((one, other) => one.entry - other.entry);
}
