import { describe, expect, test } from 'vitest';
import { createSearch, type SearchAnswer } from '../../../src/search.js';
import { HELP_CENTRES } from './help-centre.js';

const answer = async (language: string, text: string, confidence?: number): Promise<SearchAnswer | null> =>
  (await createSearch(HELP_CENTRES[language]!, { language, ...(confidence !== undefined && { confidence }) })).answer(text);

describe('an answer', () => {
  test('is the passage that has it', async () => {
    const found = await answer('en', 'What happens to rows without an e-mail address when I import contacts?');
    expect(found).toMatchObject({ id: 'import', passage: expect.stringContaining('are skipped') as unknown });
    expect(found?.confidence).toBeGreaterThanOrEqual(0.9);
  });

  test('is found in Japanese', async () => {
    expect(await answer('ja', '請求書をダウンロードするにはどうすればいいですか？', 0.5)).toMatchObject({ id: 'seikyu' });
  });

  test('is none where no article has it', async () => {
    expect(await answer('en', 'What is the capital of France?')).toBeNull();
    expect(await answer('en', 'How do I bake a sourdough bread?')).toBeNull();
  });

  test('is never given to keywords, who want the list', async () => {
    for (const keywords of ['import contacts', 'reset your password', 'cancel subscription']) expect(await answer('en', keywords, 0)).toBeNull();
    for (const keywords of ['請求書', '連絡先 インポート']) expect(await answer('ja', keywords, 0)).toBeNull();
  });

  test('is given to a short question', async () => {
    for (const question of ['reset password?', 'how import', 'hvordan importere']) expect(await answer('en', question, 0)).not.toBeNull();
    expect(await answer('ja', '請求書はどこ', 0)).not.toBeNull();
  });

  test('needs as much confidence as the host wants', async () => {
    const sure = (await answer('en', 'How do I cancel my subscription?', 0))!.confidence;
    expect(sure).toBeGreaterThan(0.5);
    expect(sure).toBeLessThan(1);
    expect(await answer('en', 'How do I cancel my subscription?', sure)).not.toBeNull();
    expect(await answer('en', 'How do I cancel my subscription?', sure + 0.001)).toBeNull();
  });

  test('has at most 80 words, whole sentences where they end', async () => {
    const body = `${'Something else is told here at some length. '.repeat(30)}The zebra key opens the vault. It is kept in the drawer. ${'More of no interest follows. '.repeat(30)}`;
    const found = await (await createSearch([{ id: 'a', title: 'Keys', body }], { confidence: 0 })).answer('Where is the zebra key for the vault kept?');
    expect(found?.passage).toContain('The zebra key opens the vault. It is kept in the drawer.');
    expect(found?.passage.split(/\s+/).length).toBeLessThanOrEqual(80);
    expect(found?.passage).toMatch(/^(Something|The|More).*\.$/s);

    const endless = { id: 'b', title: 'Table', body: 'cell '.repeat(500) + 'zebra vault ' + 'cell '.repeat(500) };
    const cut = await (await createSearch([endless], { confidence: 0 })).answer('Where is the zebra of the vault?');
    expect(cut?.passage).toContain('zebra vault');
    expect(cut?.passage.trim().split(/\s+/).length).toBeLessThanOrEqual(80);
  });

  test('never parts a letter from its marks, nor halves it', async () => {
    for (const letter of ['👩‍👩‍👧', 'é', '😀', 'की']) {
      const search = await createSearch([{ id: 'a', title: 'Zebra vault', body: letter.repeat(4000) }], { confidence: 0 });
      const { passage } = (await search.answer('Where is the zebra of the vault?'))!;
      expect([...passage].length).toBeLessThanOrEqual(80 * 25);
      expect(passage.replaceAll(letter, '')).toBe('');
    }
  });

  test('is short even where nothing parts the words', async () => {
    const search = await createSearch([{ id: 'a', title: 'Zebra vault', body: 'x'.repeat(50_000) }], { confidence: 0 });
    expect((await search.answer('Where is the zebra of the vault?'))?.passage.length).toBeLessThanOrEqual(80 * 25);
  });

  test('ends where a sentence of its script does', async () => {
    const filler = 'यहाँ कुछ और लिखा है। '.repeat(40);
    const search = await createSearch([{ id: 'a', title: 'चाबी', body: `${filler}ज़ेबरा की चाबी दराज में है। ${filler}` }], { language: 'hi', confidence: 0 });
    expect((await search.answer('ज़ेबरा की चाबी कहाँ है?'))?.passage).toMatch(/^यहाँ .*ज़ेबरा की चाबी दराज में है।$/u);
  });

  test('begins an article that has what is asked in its title or keywords alone', async () => {
    const found = await (await createSearch([{ id: 'a', title: 'Zebra vault', keywords: ['drawer'], body: 'First line.\nSecond line.' }], { confidence: 0 })).answer('Where is the zebra drawer?');
    expect(found?.passage).toBe('First line.\nSecond line.');
  });

  test('is none where an article has no text to read', async () => {
    expect(await (await createSearch([{ id: 'a', title: 'Zebra vault', body: '' }], { confidence: 0 })).answer('Where is the zebra vault?')).toBeNull();
  });
});
