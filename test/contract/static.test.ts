import { describe, test } from 'vitest';
import { staticBackend } from '../../src/backends/static.js';
import { backendContract, CONTRACT_ARTICLES } from '../../src/testing.js';

describe('articles in a static file', () => {
  const fetch = async (): Promise<Response> => Promise.resolve(Response.json(CONTRACT_ARTICLES));
  const make = async () => Promise.resolve({ backend: staticBackend({ url: 'https://example.com/help.json', fetch }) });
  for (const { name, run } of backendContract(make, ['knowledge'])) test(name, run);
});
