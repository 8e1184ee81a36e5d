export { staticBackend } from '../adapters/static/index.js';
export type { BuiltIndex } from '../adapters/static/built-index.js';
