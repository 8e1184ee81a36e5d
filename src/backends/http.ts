export { httpBackend, type HttpBackend, type HttpOptions } from '../adapters/http/index.js';
