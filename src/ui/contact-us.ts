import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.js';
import type { Session } from '../session/session.js';

/** The way to people, for whom nothing else was of help; not there where nobody could be reached. */
export const contactUs = (session: Session, words: Words): TemplateResult | typeof nothing =>
  session.desk?.contact.possible
    ? html`<div class="empty">
        <p>${words.t('answer.nothingContact')}</p>
        <button class="button primary" type="button" @click=${() => session.go({ name: 'contact' })}>${words.t('panel.footer.contact')}</button>
      </div>`
    : nothing;
