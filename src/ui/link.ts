import { html, nothing, type TemplateResult } from 'lit';
import { leaves, safeLink } from '../core/link.js';
import type { Words } from '../i18n/words.js';

/**
 * A row that leads to an address of the host's, in a new tab so that nothing typed is lost. What is not safe to follow is
 * drawn as plain words.
 */
export function linkTo(address: string, inside: TemplateResult, words: Words, follow?: (event: Event) => void): TemplateResult {
  const url = safeLink(address, document.baseURI);
  if (!url) return html`<span class="row">${inside}</span>`;
  const tab = /^https?:$/.test(url.protocol);
  return html`<a
    class="row"
    href=${url.href}
    target=${tab ? '_blank' : nothing}
    rel=${leaves(url, document.baseURI) ? 'noopener noreferrer' : tab ? 'noopener' : nothing}
    @click=${follow ?? nothing}
    >${inside}${tab ? html`<span class="visually-hidden">(${words.t('panel.newTab')})</span>` : nothing}</a
  >`;
}
