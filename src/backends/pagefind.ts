export { pagefindBackend, type PagefindOptions } from '../adapters/pagefind/index.js';
