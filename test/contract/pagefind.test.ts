import { afterAll, beforeAll, describe, test } from 'vitest';
import { backendContract, CONTRACT_ARTICLES } from '../../src/testing.js';
import { pagefindSite, type PagefindSite } from '../support/pagefind-site.js';

describe('a real Pagefind index', () => {
  let site: PagefindSite;
  beforeAll(async () => {
    site = await pagefindSite(CONTRACT_ARTICLES);
  });
  afterAll(() => site.stop());

  for (const { name, run } of backendContract(async () => Promise.resolve({ backend: site.backend() }), ['knowledge'])) test(name, run);
});
