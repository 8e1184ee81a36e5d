export { staticBackend } from '../adapters/static/index.js';
