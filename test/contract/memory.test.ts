import { describe, test } from 'vitest';
import { memoryBackend } from '../../src/backends/memory.js';
import { backendContract, CONTRACT_ARTICLES } from '../../src/testing.js';

describe('a backend in memory', () => {
  for (const { name, run } of backendContract(async () => Promise.resolve({ backend: memoryBackend({ articles: CONTRACT_ARTICLES }) }), ['knowledge', 'tickets', 'live'])) test(name, run);
});
