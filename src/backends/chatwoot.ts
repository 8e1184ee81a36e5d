export { chatwootBackend, type ChatwootBackend, type ChatwootOptions, type ChatwootPerson } from '../adapters/chatwoot/index.js';
