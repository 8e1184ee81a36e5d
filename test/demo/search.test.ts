import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../demo/server/database.js';
import { openLibrary, type Library } from '../../demo/server/library.js';
import { openSpelling } from '../../demo/server/spelling.js';
import type { Article } from '../../src/core/article.js';
import { dataOf } from '../support/data.js';
import { databaseFor } from './postgres.js';
import { newFolder, serve, serveForTest } from './serving.js';

const article = (lang: string, id: string, title: string, body: string, more: Partial<Article> = {}): Article => ({ id, lang, title, body, ...more });

const ARTICLES: readonly Article[] = [
  article('en', 'export', 'Export your reports', 'Open Reports, choose a month and press Export. The file is sent to you by e-mail.', { keywords: ['spreadsheet'] }),
  article('en', 'holidays', 'Plan holidays', 'Managers see in the calendar who is away, and approve or refuse each holiday.', { synonyms: ['vacation'] }),
  article('en', 'resume', 'Upload a résumé', 'Applicants attach theirs as a PDF file of 5 MB at most.'),
  article('en', 'only-english', 'Connect a printer', 'Turn the printer on and choose Add device.'),
  article('nb', 'export', 'Eksporter rapporter', 'Åpne Rapporter, velg en måned og trykk på Eksporter.'),
  article('nb', 'holidays', 'Planlegg ferie', 'Lederne ser i kalenderen hvem som er borte, og godkjenner hver ferie.'),
  article('nl', 'holidays', 'Vakanties plannen', 'Leidinggevenden zien in de agenda wie er afwezig is en keuren elke aanvraag goed.'),
  article('de', 'holidays', 'Urlaub planen', 'Vorgesetzte sehen im Kalender, wer fehlt, und genehmigen Anträge.'),
  article('fr', 'holidays', 'Planifier des congés', 'Les responsables voient qui est absent et approuvent les demandes.'),
  article('es', 'holidays', 'Planificar vacaciones', 'Los responsables ven quién falta y aprueban las solicitudes.'),
  article('pt', 'holidays', 'Planear férias', 'Os gestores veem quem falta e aprovam os pedidos.'),
  article('ja', 'holidays', '休暇を申請する', 'カレンダーを開き、休みたい日を選んでから「申請」を押します。上司が承認します。'),
  article('ja', 'export', 'レポートを書き出す', '月を選び、「書き出し」を押します。'),
  article('zh', 'holidays', '申请休假', '打开日历，选择日期，然后按“申请”。经理会批准。'),
  article('zh', 'export', '导出报告', '选择月份，然后按“导出”。'),
  article('th', 'holidays', 'ขอลาพักร้อน', 'เปิดปฏิทิน เลือกวันที่ แล้วกดส่งคำขอ หัวหน้าจะอนุมัติ'),
  article('th', 'export', 'ส่งออกรายงาน', 'เลือกเดือน แล้วกดส่งออก'),
  article('ko', 'holidays', '휴가를 신청하기', '달력을 열고 날짜를 고른 다음 신청을 누릅니다.'),
  article('ko', 'export', '보고서를 내보내기', '달을 고르고 내보내기를 누릅니다.'),
  article('ru', 'holidays', 'Как запланировать отпуск', 'Руководители видят в календаре, кого нет, и одобряют заявки.'),
];

let database: Database;
let library: Library;
const folder = newFolder();
beforeAll(async () => {
  database = await openDatabase(folder, await databaseFor(folder));
  library = await openLibrary(database, ARTICLES);
});
afterAll(() => database.close());

const firstFor = async (question: string, language = 'en') => (await library.search(question, language, 10)).results[0];

describe('a question finds its article', () => {
  for (const { why, language = 'en', question, id } of [
    { why: 'in other forms of its words', question: 'how can I be exporting a report', id: 'export' },
    { why: 'though most of its words are in none', question: 'please kindly explain approving of somebody’s holidays', id: 'holidays' },
    { why: 'by a keyword', question: 'spreadsheets', id: 'export' },
    { why: 'by a synonym', question: 'vacation', id: 'holidays' },
    { why: 'while a word is half typed', question: 'how do I exp', id: 'export' },
    { why: 'though an earlier word is cut short', question: 'holid calendar', id: 'holidays' },
    { why: 'though it is mistyped', question: 'xeport', id: 'export' },
    { why: 'though it is mistyped and half typed', question: 'pritn', id: 'only-english' },
    { why: 'without its accents', question: 'resume upload', id: 'resume' },
    { why: 'where it is all small words but one', question: 'who is away', id: 'holidays' },
    { why: 'where it is small words alone', question: 'who is', id: 'holidays' },
    { why: 'in Norwegian', language: 'nb', question: 'hvordan eksporterer jeg rapportene', id: 'export' },
    { why: 'in Norwegian, mistyped', language: 'nb', question: 'kalendern', id: 'holidays' },
    { why: 'in Dutch', language: 'nl', question: 'vakantie goedkeuren', id: 'holidays' },
    { why: 'in German', language: 'de', question: 'Wer genehmigt meinen Antrag?', id: 'holidays' },
    { why: 'in French', language: 'fr', question: 'demander un congé', id: 'holidays' },
    { why: 'in Spanish', language: 'es', question: '¿quién aprueba mi solicitud?', id: 'holidays' },
    { why: 'in Portuguese', language: 'pt', question: 'quem aprova o pedido de ferias', id: 'holidays' },
    { why: 'in Russian', language: 'ru', question: 'запланировать отпуска', id: 'holidays' },
    { why: 'in Japanese', language: 'ja', question: '休暇はどうやって申請しますか', id: 'holidays' },
    { why: 'in Japanese, half typed', language: 'ja', question: 'レポ', id: 'export' },
    { why: 'by a single Japanese letter', language: 'ja', question: '暇', id: 'holidays' },
    { why: 'in Chinese', language: 'zh', question: '怎么申请休假', id: 'holidays' },
    { why: 'in the Chinese of a region', language: 'zh-Hans-CN', question: '导出', id: 'export' },
    { why: 'in Thai', language: 'th', question: 'อยากลาพักร้อน', id: 'holidays' },
    { why: 'in Korean', language: 'ko', question: '휴가 신청', id: 'holidays' },
  ])
    test(`${why}: ${question}`, async () => expect(await firstFor(question, language)).toMatchObject({ id }));
});

describe('the language of what is found', () => {
  for (const { asked, question, lang } of [
    { asked: 'nb-NO', question: 'ferie', lang: 'nb' },
    { asked: 'nn', question: 'ferie', lang: 'nb' },
    { asked: 'nb', question: 'printer', lang: 'en' },
    { asked: 'xx', question: 'holidays', lang: 'en' },
  ])
    test(`${question}, asked in ${asked}, is answered in ${lang}`, async () => expect(await firstFor(question, asked)).toMatchObject({ lang }));

  test('an article is found in the version that is shown, and in no other', async () =>
    expect((await library.search('calendar', 'nb', 10)).results.filter(({ lang }) => lang === 'en')).toEqual([]));

  test('where there is nothing along the chain, any language will do', async () => {
    const german = await openLibrary(database, ARTICLES.filter(({ lang }) => lang === 'de'));
    expect((await german.search('Antrag genehmigt', 'fr', 10)).results[0]).toMatchObject({ id: 'holidays', lang: 'de' });
    expect((await german.search('Anrtag', 'fr', 10)).results[0]).toMatchObject({ id: 'holidays' });
    await openLibrary(database, ARTICLES);
  });
});

describe('whatever is asked', () => {
  const odd = ['', ' ', "'", "foo & | ! ( ) <-> :* \\ ' \"", 'a:*', "'; drop table articles; --", '\0', 'import\0s', '\ud800', 'x'.repeat(500), '﷼'.repeat(500), '税'.repeat(500), 'a '.repeat(250)];
  const naughty = dataOf('input/naughty.json') as readonly { readonly text: string }[] | undefined;

  const ask = async (texts: readonly string[]) => {
    for (const text of texts)
      for (const language of ['en', 'ja']) expect((await library.search(text.slice(0, 500), language, 2)).results.length, text).toBeLessThan(3);
  };

  test('is answered with at most as many as were wanted', () => ask(odd));

  test.skipIf(!naughty)('is a question like any other, however naughty', () => ask(naughty!.map(({ text }) => text)), 60_000);

  test('nothing is found for what has nothing to do with anything', async () => expect((await library.search('qqqqqq', 'en', 10)).results).toEqual([]));

  test('an id that no database can hold is no article', async () => expect(await library.article('export\0', 'en')).toBeUndefined());
});

describe('what is stored', () => {
  test('an article comes back as it was given, without keys that it does not have', async () => {
    const full = article('en', 'full', 'All of it', 'Text.', {
      html: '<p>Text.</p>', url: '/full', updated: '2026-11-01', section: 'All', keywords: ['one', "it's"], synonyms: ['two'], pages: ['/full*'],
      availableWith: { Suite: ['Free'] }, machineTranslated: false, original: '/original',
    });
    const opened = await openLibrary(database, [full, article('en', 'bare', 'Bare', '')]);
    expect([await opened.article('full', 'en'), await opened.article('bare', 'en')]).toEqual([full, article('en', 'bare', 'Bare', '')]);
  });

  test('an article with what no database can hold, or of any length, is stored', async () => {
    const long = Array.from({ length: 200_000 }, (_, at) => at.toString(36)).join(' ');
    const opened = await openLibrary(database, [
      article('en', 'odd', 'Odd\0 \ud800', "it's \\ 'quoted':1A \0", { availableWith: { 'a\0': ['b'] } }),
      article('not a language', 'long', 'Long', long),
      article('en', 'word', 'Word', 'x'.repeat(100_000)),
    ]);
    expect((await opened.search('quoted', 'en', 10)).results[0]).toMatchObject({ id: 'odd', title: 'Odd\ufffd \ufffd' });
  });
});

describe('a server started again with other articles', () => {
  const before = [article('en', 'kept', 'Kept', 'Penguins', { pages: ['/a'] }), article('en', 'changed', 'Changed', 'Lions'), article('en', 'gone', 'Gone', 'Tigers')];
  const after = [article('en', 'added', 'Added', 'Bears'), article('en', 'changed', 'Changed', 'Wolves'), before[0]!];

  test('finds what was added and changed, and nothing that is gone', async () => {
    const data = newFolder();
    await (await serve(data, { articles: before })).stop();
    const server = await serveForTest(data, { articles: after });
    const idsFor = async (text: string) => {
      const found = (await (await fetch(`${server.url}/help-api/search?q=${text}`)).json()) as { readonly results: readonly { readonly id: string }[] };
      return found.results.map(({ id }) => id);
    };
    expect(await Promise.all(['penguins', 'wolves', 'bears', 'lions', 'tigers'].map(idsFor))).toEqual([['kept'], ['changed'], ['added'], [], []]);
  });

  test('leaves alone what has not changed', async () => {
    const keys = async () => database.query('select id, key from articles order by id');
    await openLibrary(database, before);
    const [, , kept] = await keys();
    await openLibrary(database, after);
    expect(await keys()).toContainEqual(kept);
  });
});

test('words that could not be read are read again for the next question', async () => {
  let broken = true;
  const spelling = openSpelling({ query: (...query) => (broken ? Promise.reject(new Error('The database is gone')) : database.query(...query)) }, ['en']);
  await expect(spelling.meant('pengiuns')).rejects.toThrow('The database is gone');
  broken = false;
  expect(await spelling.meant('pengiuns')).not.toEqual([]);
});
