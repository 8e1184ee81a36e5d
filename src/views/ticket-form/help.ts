import { html, nothing, type TemplateResult } from 'lit';
import type { Draft, Field } from '../../core/draft.js';
import { baseOf, LANGUAGES } from '../../core/language.js';
import type { Offer } from '../../core/offer.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Words } from '../../i18n/words.js';
import type { Session } from '../../session/session.js';

/** What is said below a field of the form's own. */
export function helpOf(name: Field, draft: Draft, offer: Offer, session: Session, words: Words): string | TemplateResult | undefined {
  if (name !== 'language') return words.has(`form.help.${name}`) ? words.t(`form.help.${name}`) : undefined;
  const wanted = words.language;
  const { person, links } = session.setup.value.settings;
  const formats = formatsOf(words);
  // One is called back in the language of one's settings, and may want to change them (R23).
  if (draft.channel === 'callback' && person?.language)
    return html`${words.t('form.help.callLanguage', { language: formats.language(draft.language) })}
    ${links?.personalSettings ? html`<a href=${links.personalSettings} target="_blank" rel="noopener">${words.t('form.personalSettings')}</a>` : nothing}`;
  if (offer.languages.length === 0 || offer.languages.some((tag) => baseOf(tag) === baseOf(wanted))) return undefined;
  return words.t('form.help.language', { wanted: formats.language(wanted), answered: formats.language(draft.language) });
}

/** The languages one may write in by a channel: tag → name. */
export function languagesOf(offer: Offer, words: Words): Readonly<Record<string, string>> {
  const tags = offer.languages.length > 0 ? offer.languages : [...new Set([offer.language, ...LANGUAGES])];
  return Object.fromEntries(tags.map((tag) => [tag, formatsOf(words).language(tag)]));
}
