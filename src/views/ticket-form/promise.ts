import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from '../../core/draft.js';
import type { Words } from '../../i18n/words.js';
import type { Session } from '../../session/session.js';
import { dueWords, replyWords } from '../../ui/reply.js';

/** Which reply time holds for this very person, said before sending (R43, R44). */
export function promise(draft: Draft, session: Session, words: Words): TemplateResult | typeof nothing {
  const reply = session.desk!.contact.promise(draft);
  const { kind } = reply;
  if (!draft.premium || (kind !== 'guaranteed' && kind !== 'aim')) return nothing;
  const { links } = session.setup.value.settings;
  const said = [replyWords(reply, words), dueWords(reply, words, session.world.clock.now())].filter(Boolean).join(', ');
  return html`<div class="notice" part="notice" role="status">
    <p>
      ${words.t(`form.promise.${kind}`, { reply: said })}
      ${kind === 'guaranteed' && links?.guaranteeExceptions
        ? html`<a href=${links.guaranteeExceptions} target="_blank" rel="noopener">${words.t('form.promise.exceptions')}</a>`
        : nothing}
    </p>
  </div>`;
}
