export { httpBackend, type HttpOptions } from '../adapters/http/index.js';
