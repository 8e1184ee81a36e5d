import { describe, expect, test } from 'vitest';
import { createSearch } from '../../../src/search.js';
import { HELP_CENTRES, helpCentre } from './help-centre.js';

const first = async (language: string, text: string): Promise<string | undefined> => (await (await helpCentre(language)).search(text))[0]?.id;

describe('a search finds the article', () => {
  for (const [how, language, text, id] of [
    ['by its title', 'en', 'Reset your password', 'password'],
    ['by other forms of its words', 'en', 'importing a contact', 'import'],
    ['by a whole sentence', 'en', 'how long is the link that you send me valid when I forgot my password?', 'password'],
    ['by half a word', 'en', 'synchr', 'calendar'],
    ['by a sentence broken off in a word', 'en', 'where do I find my inv', 'invoices'],
    ['by half a word that is not the last', 'en', 'synchr outlook', 'calendar'],
    ['by a word with a letter too few', 'en', 'pasword', 'password'],
    ['by a word with two letters swapped', 'en', 'invocie', 'invoices'],
    ['by a long word with two slips', 'en', 'subscirpton', 'cancel'],
    ['by two words run together', 'en', 'resetpassword', 'password'],
    ['by a word broken in two', 'en', 'calen dar', 'calendar'],
    ['by a question with a word broken in two', 'en', 'where do I find in voices', 'invoices'],
    ['by half a word that begins with a slip', 'en', 'synhcr', 'calendar'],
    ['by two slips in a short word, where nothing else is found', 'en', 'ixpprt', 'export'],
    ['after many blanks', 'en', `${' '.repeat(1000)}password`, 'password'],
    ['by a keyword of the host', 'en', 'upload', 'import'],
    ['by a synonym of the host', 'en', 'receipt', 'invoices'],
    ['whatever the case', 'en', 'EXPORT CONTACTS', 'export'],
    ['by letters of double width', 'en', 'ｐａｓｓｗｏｒｄ', 'password'],
    ['by an inflected Norwegian word', 'nb', 'fakturaen', 'faktura'],
    ['by the beginning of a compound', 'nb', 'passordfeltene', 'passord'],
    ['without its accents', 'fr', 'evenement', 'evenement'],
    ['with accents that are not there', 'fr', 'Prélévement', 'prelevement'],
    ['by a Japanese question', 'ja', '請求書はどこでダウンロードできますか', 'seikyu'],
    ['by half a Japanese word', 'ja', 'インポ', 'import'],
    ['by a Japanese word inside a longer one', 'ja', '税', 'seikyu'],
    ['by a Thai word', 'th', 'รหัสผ่าน', 'password'],
  ] as const)
    test(`${how}: ${text}`, async () => expect(await first(language, text)).toBe(id));
});

describe('a search', () => {
  test('puts the article that is about it before the one that mentions it', async () => {
    const hits = await (await helpCentre('en')).search('contacts export');
    expect(hits.map(({ id }) => id).slice(0, 2)).toEqual(['export', 'import']);
  });

  test('shows the sentence that fits, as plain text', async () => {
    const [hit] = await (await helpCentre('en')).search('rows without e-mail address');
    expect(hit).toMatchObject({ id: 'import', title: 'Import contacts from a spreadsheet' });
    expect(hit?.excerpt).toContain('Rows without an e-mail address are skipped.');
    expect(hit?.excerpt.split(/\s+/).length).toBeLessThanOrEqual(30);
  });

  test('gives no more results than asked for, ten unless told', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({ id: String(index), title: `Contact ${index}`, body: '' }));
    const search = await createSearch(many);
    expect(await search.search('contact')).toHaveLength(10);
    expect(await search.search('contact', { limit: 15 })).toHaveLength(15);
    expect(await search.search('contact', { limit: 3 })).toHaveLength(3);
    expect(await search.search('contact', { limit: 0 })).toEqual([]);
  });

  test('takes no known word for a slip of another', async () => {
    const search = await createSearch([
      { id: 'form', title: 'Form', body: 'A form.' },
      { id: 'from', title: 'From', body: 'Where it is from.' },
    ]);
    expect((await search.search('form ')).map(({ id }) => id)).toEqual(['form']);
  });

  test('finds nothing where nothing fits', async () => {
    const search = await helpCentre('en');
    for (const text of ['zzqxvbk', '', '   ', '???', '🙂', '漢字']) expect(await search.search(text)).toEqual([]);
  });

  test('works in a language without a stemmer, and over no article at all', async () => {
    const search = await createSearch([{ id: 'a', title: 'Lykillinn', body: 'Lykilorð' }], { language: 'is' });
    expect(await search.search('lykilo')).toHaveLength(1);
    expect(await (await createSearch([])).search('anything')).toEqual([]);
  });

  test('finds the other endings of a word in a language without a stemmer', async () => {
    const search = await createSearch([
      { id: 'one', title: 'Pobieranie', body: 'Otwórz fakturę.' },
      { id: 'many', title: 'Faktury', body: '' },
      { id: 'other', title: 'Kontakty', body: '' },
    ], { language: 'pl' });
    for (const text of ['faktury pobierz', 'fakturę pobierz', 'fakturami pobierz']) {
      expect((await search.search(text)).map(({ id }) => id).sort(), text).toEqual(['many', 'one']);
    }
  });

  test('finds an article in another language than most are in', async () => {
    const search = await createSearch([...HELP_CENTRES['nb']!, ...HELP_CENTRES['en']!.map((article) => ({ ...article, id: `en-${article.id}` }))], { language: 'nb' });
    expect((await search.search('How do I cancel my subscription?'))[0]?.id).toBe('en-cancel');
    expect((await search.search('synchronising calendars'))[0]?.id).toBe('en-calendar');
    expect((await search.search('Hvordan laster jeg ned en faktura?'))[0]?.id).toBe('faktura');
  });

  test('gives none for a number that is none', async () => {
    const search = await helpCentre('en');
    for (const limit of [Number.NaN, -1, -Infinity, 0]) expect(await search.search('contacts', { limit })).toEqual([]);
    expect(await search.search('contacts', { limit: 1.5 })).toHaveLength(1);
    expect(await search.search('contacts', { limit: Infinity })).toHaveLength(2);
  });

  test('works where the language is none', async () => {
    for (const language of ['', 'constructor', '__proto__', 'not a language', '123', 'x'.repeat(1000)])
      expect((await (await createSearch(HELP_CENTRES['en']!, { language })).search('password'))[0]?.id, language).toBe('password');
  });

  test('finds nothing once it is closed', async () => {
    const search = await helpCentre('en');
    expect(await search.search('password')).not.toEqual([]);
    search.close();
    expect(await search.search('password')).toEqual([]);
    expect(await search.answer('How do I reset my password?')).toBeNull();
  });

  test('lets others have their turn while it reads thousands of articles, and stops when told', async () => {
    const body = 'Words about contacts and imports, deals and calendars. '.repeat(60);
    const many = Array.from({ length: 3000 }, (_, index) => ({ id: String(index), title: `Article ${index}`, body: `${body} number${index}` }));
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    await createSearch(many);
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(3);

    const stop = new AbortController();
    const making = createSearch(many, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('The visitor went away')), 0);
    await expect(making).rejects.toThrow('The visitor went away');
  });
});
