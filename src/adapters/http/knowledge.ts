import type { Article, Hit } from '../../core/article.js';
import type { Answer, Found, Suggestion } from '../../core/question.js';
import type { Knowledge } from '../../ports/knowledge.js';
import { expected, flag, listOf, mapOf, maybe, number, shape, text } from './guard.js';
import type { Send } from './request.js';

const perhaps = maybe(text);
const texts = listOf(text);

const hit = { id: text, lang: text, title: text, excerpt: perhaps, section: perhaps, updated: perhaps, url: perhaps };

const isFound = shape<Found>({
  answer: maybe(shape<Answer>({ ...hit, passage: text, confidence: number })),
  results: listOf(shape<Hit>(hit)),
  meant: perhaps,
});

const isArticle = shape<Article>({
  ...hit,
  body: text,
  html: perhaps,
  original: perhaps,
  machineTranslated: maybe(flag),
  availableWith: maybe(mapOf(texts)),
  keywords: maybe(texts),
  synonyms: maybe(texts),
  pages: maybe(texts),
});

const areSuggestions = listOf(shape<Suggestion>({ question: text, pages: maybe(texts), language: perhaps }));

/** Knowledge behind the HTTP contract. Anybody may ask: a token is only shown to a backend that wants one. */
export const httpKnowledge = (send: Send): Knowledge => ({
  async search(question, { language, limit, signal }) {
    const found = expected(await send({ path: ['search'], query: { q: question, language, limit }, signal }), 'search results', isFound);
    return limit === undefined ? found : { ...found, results: found.results.slice(0, limit) };
  },
  async article(id, { language, signal }) {
    return expected(await send({ path: ['articles', id], query: { language }, signal }), 'an article', isArticle);
  },
  async suggestions(page, { language, signal }) {
    return expected(await send({ path: ['suggestions'], query: { page, language }, signal }), 'suggestions', areSuggestions);
  },
  async feedback(feedback) {
    await send({ method: 'POST', path: ['feedback'], body: feedback });
  },
});
