import { versionFor, type Article, type Hit } from '../../core/article.js';
import { hitOf } from '../../core/hit.js';
import { ProblemError } from '../../core/problem.js';
import { suggestionsFor, type Answer, type Suggestion } from '../../core/question.js';
import type { Feedback, Knowledge } from '../../ports/knowledge.js';

/** Articles in memory; a word of the question counts three times in a title or keyword and once in the text. */
export const memoryKnowledge = (articles: readonly Article[], suggestions: readonly Suggestion[], kept: Feedback[]): Required<Knowledge> => ({
  async search(text, { language, limit = 10, signal }) {
    signal?.throwIfAborted();
    const ranked = rank(text, inLanguage(articles, language));
    const same = ranked.find((article) => wordsOf(article.title).join(' ') === wordsOf(text).join(' '));
    return Promise.resolve({ ...(same && { answer: answerOf(same) }), results: ranked.slice(0, limit).map(listed) });
  },
  async article(id, { language, signal }) {
    signal?.throwIfAborted();
    const found = versionFor(articles.filter((article) => article.id === id), language);
    if (!found) throw new ProblemError({ kind: 'missing', message: `There is no article ${id}` });
    return Promise.resolve(found);
  },
  async suggestions(page, { language, signal }) {
    signal?.throwIfAborted();
    return Promise.resolve(suggestionsFor(suggestions, page, language));
  },
  async feedback(feedback) {
    kept.push(feedback);
    return Promise.resolve();
  },
});

/** Each article once, in the version for a language. */
const inLanguage = (articles: readonly Article[], language: string): readonly Article[] =>
  [...new Set(articles.map(({ id }) => id))].flatMap((id) => versionFor(articles.filter((article) => article.id === id), language) ?? []);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function rank(question: string, articles: readonly Article[]): readonly Article[] {
  const asked = wordsOf(question);
  const scoreOf = ({ title, body, keywords = [] }: Article): number => {
    const [above, below] = [wordsOf([title, ...keywords].join(' ')), wordsOf(body)];
    return asked.reduce((score, word) => score + (above.includes(word) ? 3 : 0) + (below.includes(word) ? 1 : 0), 0);
  };
  const scored = articles.map((article) => ({ article, score: scoreOf(article) })).filter(({ score }) => score > 0);
  return scored.sort((one, other) => other.score - one.score).map(({ article }) => article);
}

const listed = (article: Article): Hit => hitOf(article, article.body.slice(0, 160));

const answerOf = (article: Article): Answer => ({
  ...listed(article),
  passage: article.body.split(/\n{2,}/)[0]!.split(/\s+/).slice(0, 80).join(' '),
  confidence: 1,
});
