import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/core/article.js';
import { problemOf, type Problem } from '../../../src/core/problem.js';
import { staticBackend } from '../../../src/backends/static.js';
import { backendContract, CONTRACT_ARTICLES } from '../../../src/testing.js';

const ADDRESS = 'https://help.example.com/help.json';

/** An address that answers so, and how often it was asked. */
function serving(answer: () => Response | Promise<Response>) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input) => {
    asked.push(input as string);
    return answer();
  };
  return { fetch, asked };
}

const json = (value: unknown) => () => new Response(JSON.stringify(value));

const problem = async (answer: () => Response | Promise<Response>): Promise<Problem> =>
  staticBackend({ url: ADDRESS, fetch: serving(answer).fetch })
    .knowledge.search('password', { language: 'en' })
    .then(() => expect.unreachable('it worked'), problemOf);

describe('a static backend keeps the contract', () => {
  for (const { name, run } of backendContract(() => Promise.resolve({ backend: staticBackend({ articles: CONTRACT_ARTICLES }) }), ['knowledge'])) test(name, run);
});

describe('articles at an address', () => {
  test('are fetched with the first question, and once', async () => {
    const { fetch, asked } = serving(json(CONTRACT_ARTICLES));
    const { knowledge } = staticBackend({ url: ADDRESS, fetch });
    expect(asked).toEqual([]);
    await Promise.all([knowledge.search('password', { language: 'en' }), knowledge.search('passord', { language: 'nb' }), knowledge.article('import-contacts', { language: 'en' })]);
    expect(asked).toEqual([ADDRESS]);
  });

  test('are fetched again after a failure', async () => {
    let broken = true;
    const { fetch } = serving(() => (broken ? new Response('', { status: 503 }) : json(CONTRACT_ARTICLES)()));
    const { knowledge } = staticBackend({ url: ADDRESS, fetch });
    await expect(knowledge.search('password', { language: 'en' })).rejects.toThrow('503');
    broken = false;
    expect((await knowledge.search('password', { language: 'en' })).results).toHaveLength(1);
  });

  for (const [what, answer, message, more] of [
    ['that are not there', () => new Response('', { status: 404 }), 'the server answers 404', { kind: 'server', status: 404 }],
    ['that are a web page', () => new Response('<!doctype html><p>Sorry'), 'it is HTML and not JSON; is the address right?', { kind: 'server' }],
    ['that are cut off', () => new Response('[{"id":"a","title":"A'), 'its JSON is broken or cut off', { kind: 'server' }],
    ['that are nothing', () => new Response(''), 'it is not JSON', { kind: 'server' }],
    ['that are no list', json({ articles: [] }), 'it is not a list of articles', { kind: 'server' }],
    ['that are all wrong', json([{ title: 'A' }, 7]), '2 of 2 articles are not right, the first: article 1, it has no id', { kind: 'server' }],
    ['that cannot be reached', () => Promise.reject(new TypeError('fetch failed')), 'it cannot be reached', { kind: 'offline' }],
  ] as const)
    test(`${what} are told of in one line that names the address`, async () => {
      expect(await problem(answer)).toEqual({ message: `${ADDRESS}: ${message}`, ...more });
    });
});

describe('an article that is not right', () => {
  const good: Article = { id: 'good', lang: 'en', title: 'Good', body: 'A good article.' };
  const told = async (...articles: unknown[]) => {
    const problems: Problem[] = [];
    const { knowledge } = staticBackend({ articles: [good, ...articles] as Article[], report: (one) => problems.push(one) });
    for (const language of ['en', 'nb']) await knowledge.search('good', { language });
    return { knowledge, messages: problems.map(({ message }) => message) };
  };

  test('is left out, counted, and told of once', async () => {
    const { knowledge, messages } = await told({ id: 'x', body: 'No title, no good.' }, null, { title: 'No id' });
    expect(messages).toEqual(['articles: 3 of 4 articles are not right, the first: article 2 (x), it has no title']);
    expect((await knowledge.search('good', { language: 'en' })).results.map(({ id }) => id)).toEqual(['good']);
  });

  test('loses a field we can do without, and stays', async () => {
    const { knowledge, messages } = await told({ id: 'x', title: 'Better', body: 'So much better.', keywords: 'finer' });
    expect(messages).toEqual(['articles: 1 of 2 articles is not right, the first: article 2 (x), keywords: "finer" is not a list']);
    expect(await knowledge.article('x', { language: 'en' })).toEqual({ id: 'x', lang: 'en', title: 'Better', body: 'So much better.' });
  });

  test('is not one that has keys of the host', async () => {
    expect((await told({ ...good, id: 'x', author: 'Ada' })).messages).toEqual([]);
  });

  test('may leave its language to the host', async () => {
    const { knowledge } = staticBackend({ articles: [{ id: 'x', title: 'Hjelp', body: 'Her.' } as Article], language: 'nb' });
    expect((await knowledge.article('x', { language: 'en' })).lang).toBe('nb');
  });
});

describe('a page', () => {
  test('suggests the titles of the articles that name it, in the language nearest', async () => {
    const { knowledge } = staticBackend({ articles: CONTRACT_ARTICLES });
    const suggested = async (page: string, language: string) => (await knowledge.suggestions(page, { language })).map(({ question }) => question);
    expect(await suggested('/contacts/7', 'en')).toEqual(['How do I import contacts?']);
    expect(await suggested('/contacts/7', 'nb')).toEqual(['Hvordan importerer jeg kontakter?']);
    expect(await suggested('/contacts/7', 'fr')).toEqual(['How do I import contacts?']);
    expect(await suggested('/deals', 'en')).toEqual([]);
  });
});
