export { createSearch } from './adapters/static/search.js';
export type { Search, Searchable, SearchAnswer, SearchHit, SearchOptions } from './adapters/static/search.js';
