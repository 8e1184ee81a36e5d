import { describe, expect, test } from 'vitest';
import { article } from '../support/fake-backend.js';
import { fakeWorld, settled } from '../support/fake-world.js';
import { ADA, visit } from '../support/visit.js';

describe('an article', () => {
  test('is fetched in the language of the panel', async () => {
    const { session, desk, knowledge } = await visit(ADA, fakeWorld(), { language: 'nb' });
    session.go({ name: 'article', id: 'import' });
    expect(desk.reading.state.value).toMatchObject({ id: 'import', article: { status: 'loading' } });
    expect(knowledge.articles.map(({ asked }) => asked)).toEqual([{ id: 'import', language: 'nb' }]);
    knowledge.articles[0]!.answer(article('import', { lang: 'nb' }));
    await settled();
    expect(desk.reading.state.value.article).toMatchObject({ value: { id: 'import', lang: 'nb' } });
  });

  test('that was opened last is shown, however late an earlier one comes', async () => {
    const { session, desk, knowledge } = await visit();
    session.go({ name: 'article', id: 'slow' });
    session.go({ name: 'article', id: 'quick' });
    knowledge.articles[1]!.answer(article('quick'));
    await settled();
    knowledge.articles[0]!.answer(article('slow'));
    await settled();
    expect(desk.reading.state.value).toMatchObject({ id: 'quick', article: { value: { id: 'quick' } } });
  });

  test('that is not there is said, and told', async () => {
    const { session, desk, knowledge, world } = await visit();
    session.go({ name: 'article', id: 'gone' });
    knowledge.articles[0]!.fail('missing');
    await settled();
    expect([desk.reading.state.value.article, world.tell.all('problem')]).toMatchObject([{ status: 'failed', problem: { kind: 'missing' } }, ['missing']]);
  });

  test('is not to be had without a knowledge base', async () => {
    const { session, desk } = await visit(ADA, fakeWorld(), { backend: {} });
    session.go({ name: 'article', id: 'import' });
    await settled();
    expect(desk.reading.state.value.article.status).toBe('failed');
  });

  test('in English is another place, and back leads to the one before', async () => {
    const { session, knowledge, way } = await visit(ADA, fakeWorld(), { language: 'nb' });
    session.go({ name: 'article', id: 'import' });
    session.go({ name: 'article', id: 'import', language: 'en' });
    session.back();
    expect(way()).toEqual(['home', 'article']);
    expect(knowledge.articles.map(({ asked }) => asked.language)).toEqual(['nb', 'en', 'nb']);
  });
});

describe('a version of an article', () => {
  test('is chosen where another one was left for it', async () => {
    const { session, desk } = await visit(ADA, fakeWorld(), { language: 'nb' });
    session.go({ name: 'article', id: 'import' });
    expect(desk.reading.state.value.chosen).toBe(false);
    session.go({ name: 'article', id: 'import', language: 'en' });
    expect(desk.reading.state.value.chosen).toBe(true);
    session.back();
    expect(desk.reading.state.value.chosen).toBe(false);
  });

  test('is not where it is all there was, also when it is tried again', async () => {
    const { session, desk, knowledge } = await visit(ADA, fakeWorld(), { language: 'nb' });
    session.go({ name: 'article', id: 'export', language: 'en' });
    knowledge.articles[0]!.fail('offline');
    await settled();
    void desk.reading.open('export', 'en');
    expect(desk.reading.state.value.chosen).toBe(false);
  });
});

describe('a word on an article (R79)', () => {
  const read = async () => {
    const here = await visit();
    here.session.go({ name: 'article', id: 'import' });
    here.knowledge.articles[0]!.answer(article('import'));
    await settled();
    return here;
  };

  test('is taken, told and sent', async () => {
    const { desk, knowledge, world } = await read();
    await desk.reading.rate(true);
    const feedback = { on: 'article', id: 'import', language: 'en', helpful: true };
    expect([desk.reading.state.value.helpful, world.tell.all('feedback'), knowledge.given]).toEqual([true, [feedback], [feedback]]);
  });

  test('is not sent where the host takes it over', async () => {
    const { desk, knowledge, world } = await read();
    world.tell.declined.add('feedback');
    await desk.reading.rate(true);
    expect(knowledge.given).toEqual([]);
  });

  test('that does not arrive is not said, so that it can be given again', async () => {
    const { desk, knowledge, world } = await read();
    knowledge.refusesFeedback = true;
    await desk.reading.rate(true);
    expect([desk.reading.state.value, world.tell.all('problem')]).toMatchObject([{ helpful: undefined, unsent: { kind: 'offline' } }, ['offline']]);
    knowledge.refusesFeedback = false;
    await desk.reading.rate(false);
    expect([desk.reading.state.value, knowledge.given.length]).toMatchObject([{ helpful: false, unsent: undefined }, 1]);
  });

  test('is of that article alone', async () => {
    const { session, desk } = await read();
    await desk.reading.rate(true);
    session.go({ name: 'article', id: 'export' });
    expect(desk.reading.state.value.helpful).toBeUndefined();
  });
});
