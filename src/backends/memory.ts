export { memoryBackend, type MemoryOptions } from '../adapters/memory/index.js';
