import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The labels that the mission itself uses (PRODUCT.md, "Words of the mission"): key → en, nb, nl where it names one. */
const WORDS: Readonly<Record<string, readonly [string, string, string?]>> = {
  'panel.home.ask': ['Ask a question', 'Still et spørsmål', 'Stel een vraag'],
  'answer.related': ['See related results', 'Se relaterte resultater'],
  'panel.footer.contact': ['Contact us', 'Kontakt oss', 'Neem contact met ons op'],
  'contact.channel.chat': ['Chat with the team', 'Chat med teamet'],
  'contact.channel.email': ['E-mail support', 'E-poststøtte', 'E-mailondersteuning'],
  'contact.channel.callback': ['Call back assistance', 'Ring tilbake-assistanse'],
  'form.field.language': ['Language', 'Språk'],
  'form.field.summary': ['Issue summary', 'Problemoversikt'],
  'form.field.description': ['Description', 'Beskrivelse'],
  'form.field.email': ['E-mail', 'E-post'],
  'form.send.email': ['Send message', 'Send melding', 'Bericht verzenden'],
  'form.send.callback': ['Submit', 'Send inn', 'Verzenden'],
  'panel.footer.inbox': ['Support inbox', 'Support-innboks'],
  'inbox.filter.all': ['All', 'Alle'],
  'inbox.filter.open': ['Open', 'Åpne'],
  'inbox.filter.closed': ['Closed tickets', 'Avsluttede saker'],
  'inbox.filter.favourites': ['Favourites', 'Favoritter'],
  'article.helpful': ['Was this article helpful?', 'Var denne artikkelen nyttig?', 'Was dit artikel nuttig?'],
  'article.updated': ['Last updated', 'Sist oppdatert', 'Laatst bijgewerkt'],
  'article.skip': ['Skip to content', 'Gå til innhold', 'Doorgaan naar artikel'],
};

function word(language: string, key: string): string {
  const [part, ...steps] = key.split('.');
  const catalog: unknown = JSON.parse(readFileSync(`locales/${language}/${part!}.json`, 'utf8'));
  return steps.reduce<unknown>((tree, step) => (tree as Record<string, unknown>)[step], catalog) as string;
}

for (const [key, words] of Object.entries(WORDS))
  (['en', 'nb', 'nl'] as const).forEach((language, index) => {
    const wanted = words[index];
    if (wanted) test(`${language} says "${wanted}" for ${key}`, () => expect(word(language, key)).toMatch(new RegExp(`^${wanted.replace('?', '\\?')}(: \\{\\{date\\}\\})?$`)));
  });
