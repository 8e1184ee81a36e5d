import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { siteOf, type PagefindSite } from '../support/pagefind-site.js';

const page = (url: string, lang: string, title: string, text: string) => ({
  url,
  html: `<!doctype html><html lang="${lang}"><head><title>${title} – Acme</title></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`,
});

const PAGES = [
  page('/en/import-contacts/', 'en', 'Import contacts', 'Save them as a CSV file, then press Import below.'),
  page('/en/password/', 'en', 'Change your password', 'Press the link below the field. We send a letter.'),
  page('/en/invoices/', 'en', 'Find an invoice', 'Every invoice stands below Billing. Taxes stand below it.'),
  page('/nb/import-contacts/', 'nb', 'Importere kontakter', 'Lagre dem som en CSV-fil og trykk på Importer.'),
  page('/nb/moter/', 'nb', 'Avtale et møte', 'Velg en dag og et klokkeslett i kalenderen.'),
  page('/ja/import-contacts/', 'ja', '連絡先をインポートする', '連絡先をCSVファイルとして保存し、インポートします。'),
  page('/pt-br/senha/', 'pt-BR', 'Trocar a senha', 'Abra as configurações da conta.'),
  page('/status/', '', 'Status of our machines', 'Whether everything runs.'),
];

describe('the pages of a site', () => {
  let site: PagefindSite;
  beforeAll(async () => {
    site = await siteOf(PAGES);
  });
  afterAll(() => site.stop());

  const find = async (text: string, language = 'en') => (await site.backend().knowledge.search(text, { language })).results;
  const first = async (text: string, language = 'en') => (await find(text, language))[0];

  for (const { text, id } of [
    { text: 'Could you tell me where on earth I change my password please?', id: 'password/' },
    { text: 'invoice contacts unicorn', id: 'import-contacts/' },
    { text: 'how do I find an invocie', id: 'invoices/' },
    { text: 'pasword', id: 'password/' },
    { text: 'passwrod', id: 'password/' },
    { text: 'how do I impo', id: 'import-contacts/' },
    { text: 'inv', id: 'invoices/' },
    { text: 'below', id: 'invoices/' },
  ])
    test(`are found by "${text}", though no page has all of it`, async () => expect((await find(text)).map((hit) => hit.id)).toContain(id));

  test('are told apart from what nobody wrote about', async () => {
    expect(await find('zzqxvbk')).toEqual([]);
  });

  test('know which words are slips, and which only stand elsewhere', async () => {
    const { meant } = await site.backend().knowledge.search('pasword', { language: 'en' });
    expect(meant).toBe('password');
    expect((await site.backend().knowledge.search('contacts invoice', { language: 'en' })).meant).toBeUndefined();
  });

  test('answer a question with a passage and where it is from', async () => {
    const { answer } = await site.backend().knowledge.search('How do I import contacts?', { language: 'en' });
    expect(answer).toMatchObject({ id: 'import-contacts/', title: 'Import contacts', url: `${site.url}/en/import-contacts/` });
    expect(answer?.passage).toBe('Save them as a CSV file, then press Import below.');
  });

  for (const { text, asked, lang, title } of [
    { text: 'importere kontakter', asked: 'nb', lang: 'nb', title: 'Importere kontakter' },
    { text: 'møtene', asked: 'nn-NO', lang: 'nb', title: 'Avtale et møte' },
    { text: '連絡先のインポート', asked: 'ja', lang: 'ja', title: '連絡先をインポートする' },
    { text: 'senha', asked: 'pt', lang: 'pt-BR', title: 'Trocar a senha' },
    { text: 'invoice', asked: 'nb', lang: 'en', title: 'Find an invoice' },
    { text: 'password', asked: 'fr', lang: 'en', title: 'Change your password' },
  ])
    test(`are found in ${lang} for "${text}", asked in ${asked}`, async () => expect(await first(text, asked)).toMatchObject({ lang, title }));

  test('are one article where they differ only in their language', async () => {
    expect((await find('import CSV', 'nb')).map(({ id, lang }) => `${id} ${lang}`)).toEqual(['import-contacts/ nb']);
  });

  test('open by their path, before anybody has searched', async () => {
    const { knowledge } = site.backend();
    expect(await knowledge.article('import-contacts/', { language: 'nb' })).toMatchObject({
      lang: 'nb',
      title: 'Importere kontakter',
      body: 'Lagre dem som en CSV-fil og trykk på Importer.',
      url: `${site.url}/nb/import-contacts/`,
    });
    expect(await knowledge.article('password/', { language: 'nb' })).toMatchObject({ lang: 'en' });
  });

  test('stand where the host says', async () => {
    const { knowledge } = site.backend({ site: 'https://docs.example.com/v2/' });
    expect(await knowledge.article('password/', { language: 'en' })).toMatchObject({ url: 'https://docs.example.com/v2/en/password/' });
  });

  test('are asked for by the script as well as by its folder', async () => {
    for (const url of [`${site.url}/pagefind`, `${site.url}/pagefind/pagefind.js`, new URL(`${site.url}/pagefind/pagefind.js?v=1`)])
      expect((await site.backend({ url }).knowledge.search('invoice', { language: 'en' })).results).toHaveLength(1);
  });

  test('let go of a question that is no longer wanted, however slow they are', async () => {
    const reason = new Error('The visitor typed on');
    const controller = new AbortController();
    const { knowledge } = site.backend({ load: () => new Promise(() => undefined) });
    const asking = knowledge.search('invoice', { language: 'en', signal: controller.signal });
    controller.abort(reason);
    await expect(asking).rejects.toBe(reason);
  });

  test('are found where some are gone since the index was opened', async () => {
    const changed = await siteOf(PAGES);
    const { knowledge } = changed.backend();
    const { results } = await knowledge.search('invoice', { language: 'en' });
    expect(results).toHaveLength(1);
    await rm(join(changed.folder, 'fragment'), { recursive: true });
    // The page of before is still known; the others are gone.
    expect((await knowledge.search('invoice password', { language: 'en' })).results.map(({ id }) => id)).toEqual(['invoices/']);
    await changed.stop();
  });
});
