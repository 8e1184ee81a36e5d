import type { Article } from '../core/article.js';
import type { Knowledge } from '../ports/knowledge.js';
import { CONTRACT_ARTICLES } from './articles.js';
import { must, mustEqual, mustHeed, mustReject } from './expect.js';

const [english, norwegian, password, oddlyNamed] = CONTRACT_ARTICLES as readonly [Article, Article, Article, Article];

/** What every knowledge port must do, sentence by sentence, over {@link CONTRACT_ARTICLES}. */
export const KNOWLEDGE_CHECKS: Readonly<Record<string, (knowledge: Knowledge) => Promise<void>>> = {
  'finds the article that a question is about': async (knowledge) => {
    const { results } = await knowledge.search('import contacts', { language: 'en' });
    const [first] = results;
    must(first !== undefined, 'Searching for "import contacts" finds an article');
    const { id, lang, title, section, updated } = first;
    mustEqual({ id, lang, title, section, updated }, only(english), 'The first result is the article on importing, with what stands in a list');
  },
  'lists an article once': async (knowledge) => {
    const { results } = await knowledge.search('contacts', { language: 'nb' });
    mustEqual(results.length, new Set(results.map(({ id }) => id)).size, 'Versions of one article are one result');
  },
  'never lists more than was asked for': async (knowledge) => {
    const { results } = await knowledge.search('contacts password invoice', { language: 'en', limit: 1 });
    mustEqual(results.length, 1, 'A limit of one is one result');
  },
  'finds nothing, and answers nothing, where nothing fits': async (knowledge) => {
    const found = await knowledge.search('zzqxvbk', { language: 'en' });
    mustEqual(found.results, [], 'A word that stands nowhere finds nothing');
    mustEqual(found.answer, undefined, 'A word that stands nowhere is not answered');
  },
  'says of an answer where it comes from and how sure it is': async (knowledge) => {
    const { answer } = await knowledge.search(english.title, { language: 'en' });
    if (!answer) return; // To abstain is allowed.
    must(answer.confidence >= 0 && answer.confidence <= 1, 'Confidence lies between 0 and 1');
    must(answer.passage.trim() !== '' && answer.passage.split(/\s+/).length <= 80, 'A passage has one to 80 words');
    const source = await knowledge.article(answer.id, { language: answer.lang });
    mustEqual(source.title, answer.title, 'The article that an answer comes from can be opened');
  },
  'searches in the language asked for': async (knowledge) => {
    const { results } = await knowledge.search('importer kontakter', { language: 'nb-NO' });
    mustEqual(results[0]?.title, norwegian.title, 'A Norwegian question finds the Norwegian version');
    mustEqual(results[0]?.lang, 'nb', 'A result says its language');
  },
  'searches in English where a language has no articles': async (knowledge) => {
    const { results } = await knowledge.search('password', { language: 'ja' });
    mustEqual(results[0]?.id, password.id, 'A question in Japanese finds English articles');
    mustEqual(results[0]?.lang, 'en', 'A result says its language');
  },
  'finds what a language lacks in another': async (knowledge) => {
    const { results } = await knowledge.search('importer password', { language: 'nb' });
    const found = results.map(({ id, lang }) => `${id} ${lang}`).sort();
    mustEqual(found, [`${norwegian.id} nb`, `${password.id} en`], 'Half a translation does not hide the other half');
  },
  'respells a question, if it does, into one that finds something': async (knowledge) => {
    const { meant } = await knowledge.search('improt cotnacts', { language: 'en' });
    if (meant === undefined) return;
    must(meant !== 'improt cotnacts', 'A question is not respelled as it was');
    must((await knowledge.search(meant, { language: 'en' })).results.length > 0, `"${meant}" finds something`);
  },
  'takes any text for a question': async (knowledge) => {
    for (const text of ['', '   ', '"', '*', '%', '\\', "'; drop table tickets; --", '<script>', '\u0000', '\ud800', '🙂', '?&q=x#y', 'a'.repeat(400)])
      must(Array.isArray((await knowledge.search(text, { language: 'en' })).results), `Searching for ${JSON.stringify(text)} answers a list`);
  },
  'opens an article whole': async (knowledge) => {
    const article = await knowledge.article(english.id, { language: 'en' });
    for (const key of ['id', 'lang', 'title', 'section', 'updated', 'pages'] as const)
      mustEqual(article[key], english[key], `An article has its ${key}`);
    // There are engines that keep no line breaks.
    mustEqual(article.body.split(/\s+/), english.body.split(/\s+/), 'An article has every word of its body');
  },
  'opens an article in the language asked for, or along its chain': async (knowledge) => {
    const langOf = async (id: string, language: string): Promise<string> => (await knowledge.article(id, { language })).lang;
    mustEqual(await langOf(english.id, 'nb'), 'nb', 'The Norwegian version is opened for nb');
    mustEqual(await langOf(english.id, 'nn-NO'), 'nb', 'The nearest version is opened for nn-NO');
    mustEqual(await langOf(english.id, 'fr'), 'en', 'The English version is opened where there is no French one');
    mustEqual(await langOf(password.id, 'nb'), 'en', 'The English version is opened where there is no other');
    mustEqual((await knowledge.article(english.id, { language: 'nb' })).machineTranslated, true, 'A machine translation says so');
  },
  'opens an article whose id has signs of its own in addresses': async (knowledge) => {
    const article = await knowledge.article(oddlyNamed.id, { language: 'en' });
    mustEqual(article.title, oddlyNamed.title, 'An id with a slash, a blank and a question mark is found');
  },
  'says that an article is missing': async (knowledge) => {
    for (const id of ['no-such-article', '..', '%', '\ud800', '__proto__'])
      await mustReject(knowledge.article(id, { language: 'en' }), 'missing', `Opening ${JSON.stringify(id)} is`);
  },
  'suggests questions': async (knowledge) => {
    for (const one of (await knowledge.suggestions?.('/contacts/1', { language: 'en' })) ?? [])
      must(typeof one.question === 'string' && one.question !== '', 'A suggestion has a question');
  },
  'takes feedback': async (knowledge) => {
    await knowledge.feedback?.({ on: 'article', id: english.id, language: 'en', helpful: true });
    await knowledge.feedback?.({ on: 'answer', id: english.id, language: 'en', helpful: false });
  },
  'stops when it is told to': async (knowledge) => {
    await mustHeed((signal) => knowledge.search('contacts', { language: 'en', signal }), 'A search rejects with the reason of its signal');
    await mustHeed((signal) => knowledge.article(english.id, { language: 'en', signal }), 'Opening rejects with the reason of its signal');
  },
};

const only = ({ id, lang, title, section, updated }: Article): unknown => ({ id, lang, title, section, updated });
