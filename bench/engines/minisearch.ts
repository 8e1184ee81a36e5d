import MiniSearch from 'minisearch';
import type { MakeEngine } from './engine.js';

/** MiniSearch as most pages set it up: every word may be a beginning or mistyped, a title counts twice. */
export const makeEngine: MakeEngine = async (articles) => {
  const index = new MiniSearch({ fields: ['title', 'body'], searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(articles);
  return async (typed) => index.search(typed).slice(0, 10).map(({ id }) => id as string);
};
