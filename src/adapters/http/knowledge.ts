import type { Article, Hit } from '../../core/article.js';
import type { Answer, Found, Suggestion } from '../../core/question.js';
import type { Knowledge } from '../../ports/knowledge.js';
import { readAnswer } from './answer.js';
import { expected, flag, listOf, mapOf, maybe, number, shape, text } from './guard.js';
import type { Request, Send } from './request.js';

const perhaps = maybe(text);
const texts = listOf(text);

const hit = { id: text, lang: text, title: text, excerpt: perhaps, section: perhaps, updated: perhaps, url: perhaps };

const isAnswer = shape<Answer>({ ...hit, passage: text, confidence: number });

const isFound = shape<Found>({
  answer: maybe(isAnswer),
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

/** Takes what was found, whole or while its answer is being written; what reads the latter is fetched only then. */
const taking =
  (hear: (soFar: Answer) => void): NonNullable<Request['take']> =>
  async (answer, taken) => {
    const isWhole = !answer.headers.get('Content-Type')?.startsWith('text/event-stream');
    return isWhole ? readAnswer(answer, await answer.text()) : (await import('./written.js')).takeWritten(answer, taken, isAnswer, hear);
  };

/** Knowledge behind the HTTP contract. Anybody may ask: a token is only shown to a backend that wants one. */
export const httpKnowledge = (send: Send): Knowledge => ({
  async search(question, { language, limit, signal, hear }) {
    const asked = { path: ['search'], query: { q: question, language, limit }, signal };
    const found = expected(await send(hear ? { ...asked, accept: 'application/json, text/event-stream', take: taking(hear) } : asked), 'search results', isFound);
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
