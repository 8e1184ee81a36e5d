import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArticles } from '../../demo/articles.js';
import { articlePage, helpCentrePage } from '../../demo/help-centre.js';

const demo = join(import.meta.dirname, '../../demo');
const articles = await readArticles(join(demo, 'data/articles'));
const inLanguage = (lang: string) => articles.filter((article) => article.lang === lang);
const targets = (html: string, attribute: string) =>
  [...html.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map(([, target = '']) => target);

describe('the articles of the demo', () => {
  for (const [lang, count] of [['en', 40], ['nb', 12], ['nl', 12]] as const)
    test(`there are ${count} in ${lang}`, () => expect(inLanguage(lang)).toHaveLength(count));

  test('every translation is older than the English article that it says it translates', () => {
    for (const article of articles.filter(({ lang }) => lang !== 'en')) {
      const original = inLanguage('en').find(({ id }) => id === article.id);
      expect(original, article.url).toBeDefined();
      expect(article.updated! < original!.updated!, article.url).toBe(true);
      expect(article.machineTranslated, article.url).toBe(true);
    }
  });

  test('the same articles are translated into every language', () =>
    expect(inLanguage('nb').map(({ id }) => id)).toEqual(inLanguage('nl').map(({ id }) => id)));

  test('all say when they were updated, in the past, and who has what they tell of', () => {
    for (const article of articles) {
      expect(article.updated! >= '2025-01-01' && article.updated! < '2026-11-20', article.url).toBe(true);
      expect(Object.keys(article.availableWith!).every((name) => /^Kestrel (Core|Sales|Service)$/.test(name)), article.url).toBe(true);
      expect(Object.values(article.availableWith!).flat().every((tier) => /^(Free|Starter|Professional|Enterprise)$/.test(tier))).toBe(true);
      expect(article.keywords!.length, article.url).toBeGreaterThan(3);
    }
  });

  test('they stand in eight sections', () => expect(new Set(inLanguage('en').map(({ section }) => section)).size).toBe(8));

  test('every link leads to an article, in the reader’s language where there is one', () => {
    const urls = new Set(articles.map(({ url }) => url));
    for (const { html, lang, url } of articles)
      for (const href of targets(html!, 'href')) {
        const own = href.replace('/help/en/', `/help/${lang}/`);
        expect(urls, `${url!} links to ${href}`).toContain(href);
        expect(href, `${url!} could link to ${own}`).toBe(urls.has(own) ? own : href);
      }
  });

  test('every image is there and has words for those who cannot see it', () => {
    const images = articles.flatMap(({ html }) => targets(html!, 'src'));
    expect(new Set(images).size).toBe(3);
    for (const src of images) expect(existsSync(join(demo, 'public', src)), src).toBe(true);
    for (const { html, url } of articles) expect(targets(html!, 'alt').every((alt) => alt.length > 10), url).toBe(true);
  });

  test('the text that is searched is plain: no marks of Markdown or HTML', () => {
    for (const { body, url } of articles) expect(body, url).not.toMatch(/\*\*|\]\(|^#|^>|<(p|li|strong|em|code|a)\b/m);
  });

  test('the question “How do I import contacts?” is answered in the first paragraph', () =>
    expect(articles.find(({ url }) => url === '/help/en/import-contacts')!.body.split('\n\n')[0]).toMatch(
      /^To import contacts, save them as a CSV or Excel file, open Contacts > Import, /,
    ));
});

describe('the pages of the help centre', () => {
  test('an article’s page is in its language, can be skipped into and leads to its other versions', () => {
    const page = articlePage(inLanguage('nb').find(({ id }) => id === 'import-contacts')!, articles);
    expect(page).toMatch(/^<!doctype html>\n<html lang="nb"/);
    expect(page).toContain('<a class="skip" href="#content">Gå til innhold</a>');
    expect(page).toContain('href="/help/en/import-contacts" hreflang="en" lang="en"');
    expect(page).toContain('<time datetime="2026-10-12">12. oktober 2026</time>');
  });

  test('the list of a language links to all its articles', () => {
    for (const lang of ['en', 'nb', 'nl'])
      for (const { url } of inLanguage(lang)) expect(helpCentrePage(articles, lang)).toContain(`href="${url!}"`);
  });

  test('what an author wrote in a title stays text', () => {
    const sly = { ...inLanguage('en')[0]!, title: '<script>alert("1")</script>' };
    expect(articlePage(sly, [sly]) + helpCentrePage([sly], 'en')).not.toContain('<script>alert');
  });
});

describe('a file that cannot be used', () => {
  const good = ['title: A', 'language: en', 'section: B', 'updated: 2026-01-01', 'keywords: [c]', 'available-with: { D: [Free] }'];
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'articles-'));
    mkdirSync(join(folder, 'en'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (lines: readonly string[], text = 'Text.') => writeFileSync(join(folder, 'en/some-task.md'), `---\n${lines.join('\n')}\n---\n${text}`);

  test('is not thought to be one when all is well', async () => {
    write(good, '## Steps\n\n1. Do *this*.\n   - Or `that`.');
    expect((await readArticles(folder))[0]).toMatchObject({ id: 'some-task', body: 'Steps\n\n1. Do this.\n• Or that.', machineTranslated: false });
  });

  test('is named, with what is wrong and where', async () => {
    write(['tilte: A', ...good, 'machine-translated: perhaps']);
    await expect(readArticles(folder)).rejects.toThrow('en/some-task.md:2: tilte: it is no key of an article');
    await expect(readArticles(folder)).rejects.toThrow('en/some-task.md:9: machine-translated: "perhaps" is not true or false');
  });
});
