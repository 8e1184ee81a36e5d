import type { StaticKnowledge } from './knowledge.js';

/** What a knowledge base can be asked: the methods of the port. */
export type Method = keyof StaticKnowledge;

/** How a question is meant, beside what it is about. */
export type Meant<M extends Method = Method> = Parameters<StaticKnowledge[M]>[1];

/** Puts a question to a knowledge base, wherever it is worked out. */
export type Ask = <M extends Method>(method: M, about: string, meant: Meant<M>) => ReturnType<StaticKnowledge[M]>;

/** Asks a knowledge base of this thread. */
export const asking = (knowledge: StaticKnowledge): Ask => (method, about, meant) =>
  (knowledge[method] as (about: string, meant: object) => never)(about, meant);

/** The knowledge base that is asked so. */
export const knowledgeBy = (ask: Ask): StaticKnowledge => ({
  // Its answer is there at once, so nobody need hear it before; and what hears cannot be sent to a worker.
  search: (text, { hear: _, ...meant }) => ask('search', text, meant),
  article: (id, meant) => ask('article', id, meant),
  suggestions: (page, meant) => ask('suggestions', page, meant),
});
