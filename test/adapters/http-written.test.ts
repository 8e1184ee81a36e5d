import { beforeAll, describe, expect, test } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import type { Answer } from '../../src/core/question.js';
import { event, eventStream } from '../support/event-stream.js';
import { answer as answerTo, hit } from '../support/fake-backend.js';
import { answering, endpoint, json, problemIn } from './answering.js';

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const written = answerTo('import');
const soFar = { ...written, passage: 'Open' };

/** Asks somebody who wants to hear the answer while it is written. */
function ask(response: Response, signal?: AbortSignal) {
  const { requests, fetch } = answering(response);
  const heard: Answer[] = [];
  const found = httpBackend({ endpoint, fetch }).knowledge!.search('How?', { language: 'en', hear: (answer) => heard.push(answer), ...(signal && { signal }) });
  found.catch(() => undefined);
  return { requests, heard, found };
}

// It comes with the first answer that is written; the tests wait for no file.
beforeAll(() => import('../../src/adapters/http/written.js'));

describe('an answer that is written while one waits', () => {
  test('is heard so far, and what is found at the end counts', async () => {
    const { answer, send, end } = eventStream();
    const { requests, heard, found } = ask(answer);
    await soon();
    send(event('answer', soFar) + event('answer', written));
    await soon();
    expect(heard).toEqual([soFar, written]);
    send(event('found', { answer: written, results: [hit('import')] }));
    end();
    expect(await found).toEqual({ answer: written, results: [hit('import')] });
    expect(requests[0]!.headers.get('Accept')).toMatch(/^application\/json, text\/event-stream/);
  });

  test('may come as a whole', async () => {
    const { heard, found } = ask(json({ answer: written, results: [] }));
    expect([await found, heard]).toEqual([{ answer: written, results: [] }, []]);
  });

  test('that breaks off is none', async () => {
    const { answer, send, end } = eventStream();
    const { found } = ask(answer);
    await soon();
    send(event('answer', soFar));
    end();
    expect(await problemIn(found)).toMatchObject({ kind: 'server' });
  });

  test('is believed only where it is one', async () => {
    const { answer, send, end } = eventStream();
    const { heard, found } = ask(answer);
    await soon();
    send(event('answer', { passage: 1 }) + 'event: answer\ndata: no JSON\n\n' + event('thinking', soFar) + event('found', { results: 'many' }));
    end();
    expect([(await problemIn(found)).kind, heard]).toEqual(['server', []]);
  });

  test('is not heard any more, once nobody wants it', async () => {
    const { answer, send, dropped } = eventStream();
    const gone = new AbortController();
    const { heard, found } = ask(answer, gone.signal);
    await soon();
    gone.abort(new Error('gone'));
    await expect(found).rejects.toThrow('gone');
    await soon();
    if (!dropped()) send(event('answer', soFar));
    await soon();
    expect([heard, dropped()]).toEqual([[], true]);
  });
});
