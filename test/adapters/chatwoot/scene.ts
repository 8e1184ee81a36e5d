import { afterEach } from 'vitest';
import { WebSocket } from 'ws';
import { chatwootBackend, type ChatwootBackend, type ChatwootOptions } from '../../../src/backends/chatwoot.js';
import { merged } from '../../../src/core/change.js';
import type { NewTicket, Ticket } from '../../../src/core/ticket.js';
import type { Happening } from '../../../src/ports/live.js';
import { FakeChatwoot } from '../../support/fake-chatwoot.js';

const running: FakeChatwoot[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((chatwoot) => chatwoot.stop()));
});

/** A Chatwoot that stops when the test is over. */
export async function aChatwoot(): Promise<FakeChatwoot> {
  const chatwoot = await new FakeChatwoot().start();
  running.push(chatwoot);
  return chatwoot;
}

/** A page of Ada's, or of whoever is named: each call is another page, or device, that knows nothing of the ones before. */
export const pageOf = (chatwoot: FakeChatwoot, options: Partial<ChatwootOptions> = {}): ChatwootBackend =>
  chatwootBackend({
    baseUrl: chatwoot.url,
    inbox: chatwoot.inbox,
    person: () => ({ identifier: 'ada', hash: chatwoot.hashOf('ada'), email: 'ada@example.com' }),
    webSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    ...options,
  });

let made = 0;
export const aKey = (): string => `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`;

export const aTicket = (more: Partial<NewTicket> = {}): NewTicket => ({
  reference: aKey(),
  channel: 'chat',
  premium: false,
  severity: 'standard',
  summary: 'Import stalls',
  description: 'At 40 per cent,\nevery time.',
  language: 'en',
  email: 'ada@example.com',
  custom: { team: 'Blue' },
  context: { page: 'https://example.com/contacts' },
  ...more,
});

/** Waits until something holds, of a real server; gives up after ten seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It never came to this: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Somebody who follows, and comes back with the last number heard whenever the line breaks, as a session does. */
export class Follower {
  readonly heard: Happening[] = [];
  readonly tickets = new Map<string, Ticket>();
  /** The highest number heard. */
  last: number | undefined;
  readonly #leaving = new AbortController();

  constructor(page: ChatwootBackend) {
    void this.#follow(page);
  }

  /** What a ticket's timeline says by now. */
  texts(id: string): readonly string[] {
    return this.tickets.get(id)?.messages.map(({ text }) => text) ?? [];
  }

  leave(): void {
    this.#leaving.abort();
  }

  async #follow(page: ChatwootBackend): Promise<void> {
    const { signal } = this.#leaving;
    while (!signal.aborted)
      await page.live
        .follow((happening) => this.#hear(happening), { signal, ...(this.last !== undefined && { since: this.last }) })
        .catch(() => new Promise((resolve) => setTimeout(resolve, 5)));
  }

  #hear(happening: Happening): void {
    this.heard.push(happening);
    if ('number' in happening) this.last = Math.max(this.last ?? 0, happening.number);
    if (happening.kind !== 'change') return;
    const before = this.tickets.get(happening.ticket.id);
    this.tickets.set(happening.ticket.id, before ? merged(before, happening.ticket) : happening.ticket);
  }
}
