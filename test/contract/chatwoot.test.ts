import { afterAll, beforeAll, describe, test } from 'vitest';
import { WebSocket } from 'ws';
import { chatwootBackend, type ChatwootBackend } from '../../src/backends/chatwoot.js';
import { backendContract } from '../../src/testing.js';
import { FakeChatwoot } from '../support/fake-chatwoot.js';

describe('an inbox of Chatwoot', () => {
  let chatwoot: FakeChatwoot;
  beforeAll(async () => {
    chatwoot = await new FakeChatwoot().start();
  });
  afterAll(() => chatwoot.stop());

  let people = 0;
  const asSomebody = (): ChatwootBackend => {
    const identifier = `person-${(people += 1)}`;
    const { url: baseUrl, inbox } = chatwoot;
    return chatwootBackend({ baseUrl, inbox, person: () => ({ identifier, hash: chatwoot.hashOf(identifier) }), webSocket: WebSocket as unknown as typeof globalThis.WebSocket });
  };

  /** What Chatwoot's public API has no word for: a reply opens a conversation again, nothing is said of its closing, and there are no stars. */
  const unable = ['closes a ticket, takes no reply to it, and opens it again', 'closes a ticket once, however often it is told to', 'makes a ticket a favourite, and no longer'];
  for (const { name, run } of backendContract(async () => Promise.resolve({ backend: asSomebody(), stranger: asSomebody() }), ['tickets'], unable)) test(name, run);
});
