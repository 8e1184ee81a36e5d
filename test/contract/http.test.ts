import { afterAll, beforeAll, describe, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
import { httpBackend } from '../../src/backends/http.js';
import type { Backend } from '../../src/ports/backend.js';
import { backendContract } from '../../src/testing.js';
import { newFolder, serve, someone, tokenFor } from '../demo/serving.js';

describe('the reference server, asked over HTTP', () => {
  const folder = newFolder();
  let server: RunningServer;
  beforeAll(async () => {
    server = await serve(folder);
  });
  afterAll(() => server.stop());

  const asSomebody = (): Backend => {
    const person = someone();
    return httpBackend({ endpoint: `${server.url}/help-api`, token: () => tokenFor(server, person) });
  };

  for (const { name, run } of backendContract(async () => Promise.resolve({ backend: asSomebody(), stranger: asSomebody() }), ['knowledge', 'tickets', 'live'])) test(name, run);
});
