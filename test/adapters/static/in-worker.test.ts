import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asking, knowledgeBy } from '../../../src/adapters/static/ask.js';
import { inWorker } from '../../../src/adapters/static/in-worker.js';
import { staticKnowledge, type StaticOptions } from '../../../src/adapters/static/knowledge.js';
import type { FromPage, FromWorker } from '../../../src/adapters/static/messages.js';
import { serve } from '../../../src/adapters/static/serve.js';
import { problemOf, type Problem } from '../../../src/core/problem.js';
import { backendContract, CONTRACT_ARTICLES } from '../../../src/testing.js';

const ENGLISH = { language: 'en' };

/** A worker that runs in this thread; `deaf`, one that never starts. All that is said to it can be read. */
class FakeWorker extends EventTarget {
  readonly said: FromPage[] = [];
  ended = false;
  readonly #ports = new MessageChannel();

  constructor({ deaf = false } = {}) {
    super();
    this.#ports.port1.onmessage = ({ data }: MessageEvent<FromWorker>) => this.dispatchEvent(new MessageEvent('message', { data }));
    if (!deaf) serve(this.#ports.port2);
  }

  postMessage(message: FromPage): void {
    this.#ports.port1.postMessage(message);
    this.said.push(message);
    this.dispatchEvent(new Event('said'));
  }

  /** As when it is refused by a policy, or breaks. */
  fail(): void {
    this.dispatchEvent(new Event('error', { cancelable: true }));
  }

  terminate(): void {
    this.ended = true;
    this.#ports.port1.close();
  }
}

const open: FakeWorker[] = [];
afterEach(() => open.splice(0).forEach((worker) => worker.terminate()));

/** A knowledge base in a fake worker, and what can be seen of it. */
function inFakeWorker(options: StaticOptions = { articles: CONTRACT_ARTICLES }, { deaf = false, forbidden = false, signal }: { deaf?: boolean; forbidden?: boolean; signal?: AbortSignal } = {}) {
  const problems: Problem[] = [];
  const report = (problem: Problem): void => void problems.push(problem);
  const here = asking(staticKnowledge({ ...options, report }));
  let asked = 0;
  const ask = inWorker({
    source: 'url' in options ? { url: String(options.url) } : { articles: options.articles as typeof CONTRACT_ARTICLES },
    start: () => {
      if (forbidden) throw new Error('No workers here.');
      const worker = new FakeWorker({ deaf });
      open.push(worker);
      return worker as unknown as Worker;
    },
    otherwise: ((...question: Parameters<typeof here>) => {
      asked++;
      return here(...question);
    }) as typeof here,
    report,
    signal,
  });
  return { knowledge: knowledgeBy(ask), problems, onPage: () => asked };
}

const titles = (found: { results: readonly { title: string }[] }): readonly string[] => found.results.map(({ title }) => title);

describe('a knowledge base in a worker keeps the contract', () => {
  for (const { name, run } of backendContract(async () => ({ backend: { knowledge: inFakeWorker().knowledge } }), ['knowledge'])) test(name, run);
});

describe('a knowledge base in a worker', () => {
  test('is started with the first question, and once', async () => {
    const { knowledge, onPage } = inFakeWorker();
    expect(open).toEqual([]);
    await Promise.all([knowledge.search('password', ENGLISH), knowledge.suggestions('/contacts/7', ENGLISH)]);
    expect(open).toHaveLength(1);
    expect(onPage()).toBe(0);
  });

  test('answers whoever wants to hear an answer while it is written, all at once', async () => {
    const { knowledge, onPage } = inFakeWorker();
    const found = await knowledge.search('password', { ...ENGLISH, hear: () => expect.unreachable() });
    expect([found.results.length > 0, onPage()]).toEqual([true, 0]);
  });

  test('says what went wrong as one on the page does', async () => {
    const { knowledge } = inFakeWorker();
    expect(await knowledge.article('nothing', ENGLISH).catch(problemOf)).toEqual({ kind: 'missing', message: 'there is no article "nothing"' });
  });

  test('tells of articles that are not right', async () => {
    const { knowledge, problems } = inFakeWorker({ articles: [...CONTRACT_ARTICLES, { id: 'untitled' } as never] });
    await knowledge.search('password', ENGLISH);
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('it has no title')]);
  });

  test('is searched on the page where an article is nothing that can be sent', async () => {
    const { knowledge, onPage } = inFakeWorker({ articles: [...CONTRACT_ARTICLES, { ...CONTRACT_ARTICLES[0]!, id: 'odd', open: () => 1 } as never] });
    expect(titles(await knowledge.search('password', ENGLISH))).not.toEqual([]);
    expect([onPage(), open[0]!.ended]).toEqual([1, true]);
  });
});

describe('a question that is dropped', () => {
  test('rejects with its reason at once, and is not begun', async () => {
    const { knowledge } = inFakeWorker();
    await knowledge.search('password', ENGLISH);
    const dropping = new AbortController();
    const sent = new Promise((resolve) => open[0]!.addEventListener('said', resolve, { once: true }));
    const dropped = knowledge.search('contacts', { ...ENGLISH, signal: dropping.signal });
    await sent;
    const answers = countAnswers(open[0]!);
    dropping.abort(new Error('The visitor types on.'));
    await expect(dropped).rejects.toThrow('The visitor types on.');
    await knowledge.search('password', ENGLISH);
    expect(answers()).toBe(1);
  });

  test('is never sent where it is dropped before the articles are', async () => {
    const { knowledge } = inFakeWorker();
    const dropping = new AbortController();
    const dropped = knowledge.search('contacts', { ...ENGLISH, signal: dropping.signal });
    dropping.abort(new Error('The visitor types on.'));
    await expect(dropped).rejects.toThrow('The visitor types on.');
    await knowledge.search('password', ENGLISH);
    expect(open[0]!.said.filter(({ kind }) => kind === 'ask')).toMatchObject([{ about: 'password' }]);
  });
});

describe('articles are searched on the page from then on', () => {
  test('where a worker is forbidden', async () => {
    const { knowledge, onPage } = inFakeWorker(undefined, { forbidden: true });
    expect(titles(await knowledge.search('password', ENGLISH))).not.toEqual([]);
    expect(titles(await knowledge.search('contacts', ENGLISH))).not.toEqual([]);
    expect(onPage()).toBe(2);
  });

  test('where it breaks, with the questions that were under way, and nothing is told twice', async () => {
    const { knowledge, problems, onPage } = inFakeWorker({ articles: CONTRACT_ARTICLES }, {});
    await knowledge.search('password', ENGLISH);
    const underWay = [knowledge.search('password', ENGLISH), knowledge.article('import-contacts', ENGLISH)] as const;
    open[0]!.fail();
    expect(titles(await underWay[0])).not.toEqual([]);
    expect((await underWay[1]).id).toBe('import-contacts');
    await knowledge.search('contacts', ENGLISH);
    expect([onPage(), open.length, open[0]!.ended]).toEqual([3, 1, true]);
    expect(problems).toEqual([]);
  });

  describe('where it does not say within five seconds', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
    afterEach(() => void vi.useRealTimers());

    test('that it runs', async () => {
      const { knowledge, onPage } = inFakeWorker(undefined, { deaf: true });
      const found = knowledge.search('password', ENGLISH);
      vi.advanceTimersByTime(4_999);
      expect(open[0]!.ended).toBe(false);
      vi.advanceTimersByTime(1);
      expect(titles(await found)).not.toEqual([]);
      expect([onPage(), open[0]!.ended]).toEqual([1, true]);
    });
  });
});

describe('a knowledge base that its host is done with', () => {
  test('lets go of its worker, and answers no more', async () => {
    const life = new AbortController();
    const { knowledge } = inFakeWorker(undefined, { signal: life.signal });
    await knowledge.search('password', ENGLISH);
    life.abort(new Error('Gone.'));
    expect(open[0]!.ended).toBe(true);
    await expect(knowledge.search('password', ENGLISH)).rejects.toThrow('Gone.');
  });

  test('answers first what was asked', async () => {
    const life = new AbortController();
    const { knowledge, onPage } = inFakeWorker(undefined, { signal: life.signal });
    const found = knowledge.search('password', ENGLISH);
    life.abort();
    expect(titles(await found)).not.toEqual([]);
    expect([onPage(), open[0]!.ended]).toEqual([0, true]);
  });
});

/** How many answers come from a worker from now on. */
function countAnswers(worker: FakeWorker): () => number {
  let answers = 0;
  worker.addEventListener('message', (event) => {
    if ((event as MessageEvent<FromWorker>).data.kind === 'answer') answers++;
  });
  return () => answers;
}
