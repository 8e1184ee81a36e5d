import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database, type Queries } from '../../demo/server/database.js';
import { doOnce, type Once } from '../../demo/server/once.js';
import { databaseFor } from './postgres.js';
import { newFolder } from './serving.js';

const folder = newFolder();
let database: Database;
beforeAll(async () => {
  database = await openDatabase(folder, await databaseFor(folder));
});
afterAll(() => database.close());

const now = new Date('2026-11-22T10:00:00Z');
const once = (more: Partial<Once> = {}): Once => ({ owner: 'ada', key: crypto.randomUUID(), hash: 'a', ...more });

/** Something that must not happen twice. */
const counter = () => {
  let count = 0;
  return { write: async () => Promise.resolve({ count: (count += 1) }), times: () => count };
};

test('a key claimed by two at once writes once, and both hear of it', async () => {
  const { write, times } = counter();
  const same = once();
  const answers = await Promise.all([1, 2, 3].map(() => doOnce(database, same, now, write)));
  expect(answers).toEqual([{ count: 1 }, { count: 1 }, { count: 1 }]);
  expect(times()).toBe(1);
});

test('a key used for something else is refused, and nothing written', async () => {
  const { write, times } = counter();
  const same = once();
  await doOnce(database, same, now, write);
  await expect(doOnce(database, { ...same, hash: 'b' }, now, write)).rejects.toMatchObject({ answer: { status: 422, code: 'key-reused' } });
  expect(times()).toBe(1);
});

test('one person’s key is not another’s', async () => {
  const { write, times } = counter();
  const same = once();
  await doOnce(database, same, now, write);
  await doOnce(database, { ...same, owner: 'eve' }, now, write);
  expect(times()).toBe(2);
});

test('a write that fails gives its key back', async () => {
  const same = once();
  await expect(doOnce(database, same, now, () => Promise.reject(new Error('The disk is full')))).rejects.toThrow('The disk is full');
  expect(await doOnce(database, same, now, counter().write)).toEqual({ count: 1 });
});

test('a key is kept for a day', async () => {
  const { write, times } = counter();
  const same = once();
  const after = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);
  await doOnce(database, same, now, write);
  await doOnce(database, same, after(23), write);
  expect(times()).toBe(1);
  await doOnce(database, same, after(25), write);
  expect(times()).toBe(2);
});

test('one person’s writes come one after the other, so that what is counted before one is still true with it', async () => {
  const order: string[] = [];
  const write = (name: string) => async (queries: Queries) => {
    order.push(`${name} begins`);
    for (let turn = 0; turn < 20; turn += 1) await queries.query('select 1');
    order.push(`${name} ends`);
    return {};
  };
  await Promise.all(['a', 'b', 'c'].map((name) => doOnce(database, once(), now, write(name))));
  expect(order.filter((_, at) => at % 2 === 0).map((entry) => entry.replace('begins', 'ends'))).toEqual(order.filter((_, at) => at % 2 === 1));
});

test('a transaction whose last query fails did not happen', async () => {
  const same = once();
  const written = async (): Promise<number> => (await database.query('select 1 from secrets where name = $1', same.key)).length;
  const write = (queries: Queries) => queries.query("insert into secrets (name, secret) values ($1, '')", same.key);
  await expect(database.transaction(write, () => ['insert into secrets (name, secret) values ($1, null)', same.key])).rejects.toThrow();
  expect(await written()).toBe(0);
  await database.transaction(write, () => ['select 1']);
  expect(await written()).toBe(1);
});
