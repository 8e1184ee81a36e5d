import type { Article } from '../src/core/article.js';

/** The page that lists a language's articles by section; articles that exist only in English follow below. */
export function helpCentrePage(articles: readonly Article[], lang: string): string {
  const words = wordsOf(lang);
  const ordered = inOrder(articles);
  const own = ordered.filter((article) => article.lang === lang);
  const others = ordered.filter((article) => article.lang === 'en' && !own.some(({ id }) => id === article.id));
  const languages = [...new Set(articles.map((article) => article.lang))].filter((other) => other !== lang);
  return page(lang, words.title, [
    `<h1>${escape(words.title)}</h1>`,
    `<p class="lead">${escape(words.lead)}</p>`,
    languageLinks(words.otherLanguages, languages.map((other) => ({ lang: other, url: `/help/${other}` }))),
    sections(own, 'h2'),
    others.length > 0 ? `<section class="only-english" lang="en"><h2 lang="${escape(lang)}">${escape(words.onlyEnglish)}</h2>${sections(others, 'h3')}</section>` : '',
  ]);
}

/** The page of one article, with its date, its other languages and its neighbours in the same section. */
export function articlePage(article: Article, articles: readonly Article[]): string {
  const { id, lang, title, updated, section } = article;
  const words = wordsOf(lang);
  const versions = articles.filter((other) => other.id === id && other.lang !== lang);
  const neighbours = articles.filter((other) => other.lang === lang && other.section === section && other.id !== id);
  return page(lang, `${title} · ${words.title}`, [
    `<nav class="crumbs" aria-label="${escape(words.here)}"><a href="/help/${escape(lang)}">${escape(words.title)}</a>${section ? ` <span aria-hidden="true">/</span> ${escape(section)}` : ''}</nav>`,
    `<article><h1>${escape(title)}</h1>`,
    updated ? `<p class="quiet">${escape(words.updated)} <time datetime="${escape(updated)}">${escape(day(updated, lang))}</time></p>` : '',
    article.machineTranslated ? translationNotice(words, `/help/en/${encodeURIComponent(id)}`) : '',
    availability(words, article.availableWith),
    `<div class="prose">${article.html ?? paragraphs(article.body)}</div></article>`,
    languageLinks(words.otherLanguages, versions.map((version) => ({ lang: version.lang, url: address(version) }))),
    neighbours.length > 0 ? `<section class="neighbours"><h2>${escape(words.neighbours)}</h2>${links(neighbours)}</section>` : '',
  ]);
}

type Words = Readonly<Record<'title' | 'lead' | 'skip' | 'app' | 'help' | 'here' | 'updated' | 'availableWith' | 'neighbours' | 'otherLanguages' | 'onlyEnglish' | 'translated' | 'english', string>>;

const english: Words = {
  title: 'Kestrel help centre',
  lead: 'Short guides to everything in Kestrel. Not sure where to look? Ask a question with the button at the top.',
  skip: 'Skip to content',
  app: 'Open Kestrel',
  help: 'Help',
  here: 'You are here',
  updated: 'Last updated',
  availableWith: 'Available with',
  neighbours: 'In the same section',
  otherLanguages: 'Other languages:',
  onlyEnglish: 'Only in English',
  translated: 'This article was translated automatically, for your convenience, and may not have been proof-read. The English version is the one that counts and the newest.',
  english: 'Read it in English',
};

const allWords: Readonly<Record<string, Words>> = {
  en: english,
  nb: {
    title: 'Kestrel hjelpesenter',
    lead: 'Korte veiledninger til alt i Kestrel. Usikker på hvor du skal lete? Still et spørsmål med knappen øverst.',
    skip: 'Gå til innhold',
    app: 'Åpne Kestrel',
    help: 'Hjelp',
    here: 'Du er her',
    updated: 'Sist oppdatert',
    availableWith: 'Tilgjengelig med',
    neighbours: 'I samme del',
    otherLanguages: 'Andre språk:',
    onlyEnglish: 'Bare på engelsk',
    translated: 'Denne artikkelen er oversatt automatisk for å gjøre det enklere for deg, og er kanskje ikke korrekturlest. Den engelske versjonen er den som gjelder, og den nyeste.',
    english: 'Les den på engelsk',
  },
  nl: {
    title: 'Kestrel-helpcentrum',
    lead: 'Korte handleidingen voor alles in Kestrel. Weet je niet waar je moet zoeken? Stel een vraag met de knop bovenaan.',
    skip: 'Doorgaan naar artikel',
    app: 'Kestrel openen',
    help: 'Hulp',
    here: 'Je bent hier',
    updated: 'Laatst bijgewerkt',
    availableWith: 'Beschikbaar met',
    neighbours: 'In hetzelfde onderdeel',
    otherLanguages: 'Andere talen:',
    onlyEnglish: 'Alleen in het Engels',
    translated: 'Dit artikel is voor het gemak automatisch vertaald en is misschien niet nagelezen. De Engelse versie is de versie die geldt en de nieuwste.',
    english: 'Lees het in het Engels',
  },
};

const wordsOf = (lang: string): Words => allWords[lang] ?? english;

/** What the widget is told on every page of the help centre. */
const settings = {
  suggestions: [
    { question: 'How do I import contacts?', language: 'en' },
    { question: 'Why can’t I log in?', language: 'en' },
    { question: 'How do I change my plan?', language: 'en' },
    { question: 'Hvordan importerer jeg kontakter?', language: 'nb' },
    { question: 'Hvorfor får jeg ikke logget inn?', language: 'nb' },
    { question: 'Hoe importeer ik contacten?', language: 'nl' },
    { question: 'Waarom kan ik niet inloggen?', language: 'nl' },
  ],
  links: { knowledgeBase: '/help/en', community: '/community.html', developers: '/developers.html', login: '/help/en/cannot-log-in' },
};

function page(lang: string, title: string, content: readonly string[]): string {
  const words = wordsOf(lang);
  const translated = lang in allWords ? lang : 'en';
  const links = { ...settings.links, knowledgeBase: `/help/${translated}`, login: `/help/${translated}/cannot-log-in` };
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escape(title)}</title>
  <link rel="icon" href="/images/kestrel.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/demo.css">
  <script type="module" src="/ask/ask.js"></script>
</head>
<body class="reading">
  <a class="skip" href="#content">${escape(words.skip)}</a>
  <header class="bar">
    <a class="brand" href="/help/${escape(lang)}"><img src="/images/kestrel.svg" alt="" width="28" height="28"> Kestrel</a>
    <a class="aside" href="/">${escape(words.app)}</a>
    <ask-button for="help"><a href="/support.html">${escape(words.help)}</a></ask-button>
  </header>
  <main id="content" tabindex="-1">
${content.filter(Boolean).join('\n')}
  </main>
  <ask-help id="help" endpoint="/help-api" without-button fallback-href="/support.html">
    <a href="/support.html">${escape(words.help)}</a>
    <script type="application/json">${JSON.stringify({ ...settings, links }).replaceAll('<', '\\u003c')}</script>
  </ask-help>
</body>
</html>
`;
}

/** A new reader's order; a translation stands where its English article does, whatever its section is called. */
function inOrder(articles: readonly Article[]): Article[] {
  const order = ['Getting started', 'Contacts', 'Deals', 'Mailings', 'Reports', 'Automation', 'Account', 'Billing'];
  const english = new Map(articles.filter(({ lang }) => lang === 'en').map(({ id, section }) => [id, section]));
  const place = ({ id, section = '' }: Article): number => {
    const at = order.indexOf(english.get(id) ?? section);
    return at < 0 ? order.length : at;
  };
  return articles.toSorted((one, other) => place(one) - place(other));
}

function sections(articles: readonly Article[], heading: 'h2' | 'h3'): string {
  const names = [...new Set(articles.map(({ section = '' }) => section))];
  const blocks = names.map((name) => `<section><${heading}>${escape(name)}</${heading}>${links(articles.filter(({ section = '' }) => section === name))}</section>`);
  return `<div class="sections">${blocks.join('\n')}</div>`;
}

function links(articles: readonly Article[]): string {
  return `<ul>${articles.map((article) => `<li><a href="${escape(address(article))}">${escape(article.title)}</a></li>`).join('')}</ul>`;
}

function languageLinks(label: string, versions: readonly { readonly lang: string; readonly url: string }[]): string {
  if (versions.length === 0) return '';
  const items = versions.map(({ lang, url }) => `<a href="${escape(url)}" hreflang="${escape(lang)}" lang="${escape(lang)}">${escape(nameOf(lang))}</a>`);
  return `<p class="quiet languages">${escape(label)} ${items.join(' · ')}</p>`;
}

function translationNotice(words: Words, original: string): string {
  return `<aside class="notice"><p>${escape(words.translated)} <a href="${escape(original)}" hreflang="en">${escape(words.english)}</a></p></aside>`;
}

function availability(words: Words, products: Article['availableWith'] = {}): string {
  const rows = Object.entries(products).map(([product, tiers]) => `<dt>${escape(product)}</dt><dd>${escape(tiers.join(', '))}</dd>`);
  return rows.length > 0 ? `<div class="available"><p>${escape(words.availableWith)}</p><dl>${rows.join('')}</dl></div>` : '';
}

const address = ({ url, lang, id }: Article): string => url ?? `/help/${lang}/${id}`;

const nameOf = (lang: string): string => new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;

const day = (date: string, lang: string): string => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

const paragraphs = (body: string): string => body.split(/\n{2,}/).map((text) => `<p>${escape(text)}</p>`).join('');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
