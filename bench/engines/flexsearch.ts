import { Document } from 'flexsearch';
import type { MakeEngine } from './engine.js';

/** FlexSearch as most pages set it up: by beginnings of words, and what has some of the words where none has all. */
export const makeEngine: MakeEngine = async (articles) => {
  const index = new Document({ tokenize: 'forward', document: { id: 'id', index: ['title', 'body'] } });
  for (const { id, title, body } of articles) index.add({ id, title, body });
  return async (typed) => index.search(typed, { limit: 10, merge: true, suggest: true }).map(({ id }) => String(id));
};
