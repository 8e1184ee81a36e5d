import { describe, expect, test } from 'vitest';
import { memoryBackend } from '../../src/backends/memory.js';
import type { Backend } from '../../src/ports/backend.js';
import type { Tickets } from '../../src/ports/tickets.js';
import { backendContract, CONTRACT_ARTICLES } from '../../src/testing.js';

/** The promises that a backend, spoilt in one thing, no longer keeps. */
async function brokenBy(spoil: (good: ReturnType<typeof memoryBackend>) => Backend): Promise<readonly string[]> {
  const make = async () => Promise.resolve({ backend: spoil(memoryBackend({ articles: CONTRACT_ARTICLES })) });
  const broken: string[] = [];
  for (const { name, run } of backendContract(make))
    await run().catch((error: unknown) => {
      expect(error).toBeInstanceOf(Error);
      broken.push(name);
    });
  return broken;
}

const withTickets = (change: (good: Tickets) => Partial<Tickets>) => (good: ReturnType<typeof memoryBackend>): Backend => ({
  ...good,
  tickets: { ...good.tickets, ...change(good.tickets) },
});

describe('the contract finds', () => {
  test('nothing in a backend that keeps it', async () => {
    expect(await brokenBy((good) => good)).toEqual([]);
  });

  test('a backend that opens a ticket at every try', async () => {
    const spoilt = withTickets((good) => ({ create: (ticket, { signal }) => good.create(ticket, { key: crypto.randomUUID(), signal }) }));
    expect(await brokenBy(spoilt)).toEqual([
      'opens one ticket, however often it is sent',
      'opens one ticket, where it is sent several times at once',
      'refuses a key that was used for another ticket',
    ]);
  });

  test('a backend that trims what people write', async () => {
    const spoilt = withTickets((good) => ({ create: (ticket, asked) => good.create({ ...ticket, description: ticket.description.trim() }, asked) }));
    expect(await brokenBy(spoilt)).toContain('keeps every character');
  });

  test('a backend that rejects with what is no ProblemError', async () => {
    const spoilt = withTickets(() => ({ read: () => Promise.reject(new TypeError('undefined is not a function')) }));
    expect(await brokenBy(spoilt)).toContain('says that a ticket is missing');
  });

  test('a backend that forgets its limit, or its language', async () => {
    const search = (good: ReturnType<typeof memoryBackend>): Backend => ({
      ...good,
      knowledge: { ...good.knowledge, search: (text, { signal }) => good.knowledge.search(text, { language: 'en', signal }) },
    });
    expect(await brokenBy(search)).toEqual([
      'never lists more than was asked for',
      'searches in the language asked for',
      'finds what a language lacks in another',
    ]);
  });

  test('a port that is not there', async () => {
    const broken = await brokenBy(({ knowledge }) => ({ knowledge }));
    expect(broken).toContain('opens a ticket with a number');
    expect(broken).not.toContain('takes feedback');
  });
});
