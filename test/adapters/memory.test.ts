import { describe, expect, test } from 'vitest';
import { memoryBackend } from '../../src/backends/memory.js';
import type { ProblemKind } from '../../src/core/problem.js';
import { CONTRACT_ARTICLES } from '../../src/testing.js';
import { newTicket } from '../demo/serving.js';
import { problemIn } from './answering.js';

describe('a backend in memory', () => {
  test('numbers tickets from 1001, after those it began with', async () => {
    const first = await memoryBackend().tickets.create(newTicket(), { key: 'a' });
    expect(first.number).toBe('1001');
    const { tickets } = memoryBackend({ tickets: [first] });
    expect((await tickets.create(newTicket(), { key: 'b' })).number).toBe('1002');
    expect(await tickets.list()).toHaveLength(2);
  });

  test('tells the time it is told', async () => {
    const { tickets } = memoryBackend({ now: () => new Date('2026-11-22T10:00:00Z') });
    expect(await tickets.create(newTicket(), { key: 'a' })).toMatchObject({ created: '2026-11-22T10:00:00.000Z' });
  });

  test('answers a question that is the title of an article, and no other', async () => {
    const { knowledge } = memoryBackend({ articles: CONTRACT_ARTICLES });
    const { answer } = await knowledge.search('how do I import contacts', { language: 'en' });
    expect(answer).toMatchObject({ id: 'import-contacts', confidence: 1, passage: expect.stringMatching(/^Save your contacts/) as unknown });
    expect((await knowledge.search('import', { language: 'en' })).answer).toBeUndefined();
  });

  test('suggests what it is given, and keeps what it is told', async () => {
    const backend = memoryBackend({ suggestions: [{ question: 'Why?' }] });
    expect(await backend.knowledge.suggestions('/', { language: 'en' })).toEqual([{ question: 'Why?' }]);
    await backend.knowledge.feedback({ on: 'article', id: 'a', language: 'en', helpful: false });
    expect(backend.feedback).toEqual([{ on: 'article', id: 'a', language: 'en', helpful: false }]);
  });
});

describe('a port that is made to fail', () => {
  test('fails from the beginning, and the other works', async () => {
    const { knowledge, tickets } = memoryBackend({ articles: CONTRACT_ARTICLES, tickets: 'offline' });
    expect(await problemIn(tickets.list())).toMatchObject({ kind: 'offline' });
    expect(await problemIn(tickets.create(newTicket(), { key: 'a' }))).toMatchObject({ kind: 'offline' });
    expect((await knowledge.search('import', { language: 'en' })).results).toHaveLength(1);
    expect(await problemIn(memoryBackend({ articles: 'server' }).knowledge.search('x', { language: 'en' }))).toMatchObject({ kind: 'server' });
  });

  test('fails and works again as the test goes on', async () => {
    const fail: { tickets?: ProblemKind | undefined } = {};
    const { tickets } = memoryBackend({ fail });
    expect(await tickets.list()).toEqual([]);
    fail.tickets = 'timeout';
    expect(await problemIn(tickets.list())).toMatchObject({ kind: 'timeout' });
    fail.tickets = undefined;
    expect(await tickets.list()).toEqual([]);
  });
});
