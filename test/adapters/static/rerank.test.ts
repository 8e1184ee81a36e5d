import { describe, expect, test } from 'vitest';
import { rerank } from '../../../src/adapters/static/rerank.js';

const page = (id: string, title: string, body: string) => ({ id, lang: 'en', title, body });
const candidates = [
  page('list', 'Contacts', 'Every contact you have. Import, export and delete them here.'),
  page('import', 'Import contacts', 'Open Contacts and press Import. Choose a CSV file.'),
  page('other', 'Spreadsheets', 'Rows and columns.'),
];
const idsOf = async (text: string, more: Partial<Parameters<typeof rerank>[2]> = {}): Promise<readonly string[]> =>
  (await rerank(text, candidates, { language: 'en', size: 1000, ...more })).results.map(({ id }) => id);

describe('what another engine found', () => {
  test('is put into our order, with the part of each that fits', async () => {
    const { results } = await rerank('import contacts', candidates, { language: 'en', size: 1000 });
    expect(results[0]).toMatchObject({ id: 'import', title: 'Import contacts', lang: 'en' });
    expect(results[0]?.excerpt).toContain('press Import');
  });

  test('stays, behind the others, where we see no reason for it', async () => {
    expect(await idsOf('import contacts')).toEqual(['import', 'list', 'other']);
    expect(await idsOf('import contacts', { limit: 2 })).toEqual(['import', 'list']);
  });

  test('is ordered by how rare words are in all of the source, not among a few', async () => {
    const [common, rare] = [page('common', 'Settings', 'Settings of the widget.'), page('rare', 'Gadgets', 'Gadgets of all kinds.')];
    const ask = async (having: (word: string) => number) => (await rerank('settings gadgets', [common, rare], { language: 'en', size: 1000, having })).results[0]?.id;
    expect(await ask((word) => (word === 'gadgets' ? 3 : 900))).toBe('rare');
    expect(await ask((word) => (word === 'gadgets' ? 900 : 3))).toBe('common');
  });

  test('comes with an answer to a question, and none to keywords', async () => {
    const { answer } = await rerank('How do I import contacts?', candidates, { language: 'en', size: 1000 });
    expect(answer).toMatchObject({ id: 'import', passage: expect.stringContaining('Choose a CSV file') as string });
    expect(answer!.confidence).toBeGreaterThan(0);
    expect((await rerank('import contacts', candidates, { language: 'en', size: 1000 })).answer).toBeUndefined();
  });

  test('may be nothing', async () => {
    expect(await rerank('How?', [], { language: 'en', size: 1000 })).toEqual({ results: [] });
  });
});
