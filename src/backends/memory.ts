export { memoryBackend, type MemoryBackend, type MemoryOptions, type Support } from '../adapters/memory/index.js';
