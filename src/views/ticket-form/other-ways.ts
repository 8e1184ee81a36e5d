import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import type { Session } from '../../session/session.js';
import { channelIcon } from '../../ui/channel-icon.js';

/** Ways to reach somebody that need no sending: numbers to dial, the host's own places, and the page of all channels. */
export function otherWays(session: Session, words: Words): TemplateResult {
  const offers = session.desk?.contact.state.value.offers ?? [];
  const direct = offers.filter(({ state, number, link }) => state === 'offered' && (number ?? link) !== undefined);
  return html`<p class="buttons">
    ${direct.map(
      ({ channel, label, number, link }) => html`<a class="button quiet" href=${number === undefined ? link! : `tel:${number}`} target=${number === undefined ? '_blank' : nothing} rel="noopener">
        ${channelIcon(channel)}<span>${words.t(label)}${number === undefined ? nothing : html` <bdi>${number}</bdi>`}</span>
      </a>`,
    )}
    <button class="button quiet" type="button" @click=${() => session.go({ name: 'contact' })}>${words.t('form.channels')}</button>
  </p>`;
}
