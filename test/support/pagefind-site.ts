import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { Article } from '../../src/core/article.js';
import { pagefindBackend, type PagefindOptions } from '../../src/backends/pagefind.js';
import { serve } from './static-server.js';

/** A page of a site, as its author wrote it. */
export interface SitePage {
  readonly url: string;
  readonly html: string;
}

/** A site with a real Pagefind index. */
export interface PagefindSite {
  /** Where it stands, without a slash at the end. */
  readonly url: string;
  /** The folder on disk that Pagefind wrote. */
  readonly folder: string;
  /** A backend that asks it from Node. */
  backend(options?: Partial<PagefindOptions>): ReturnType<typeof pagefindBackend>;
  stop(): Promise<void>;
}

/** Builds and serves a site of articles, each a page. */
export const pagefindSite = (articles: readonly Article[]): Promise<PagefindSite> => siteOf(articles.map(pageOf));

/** Builds and serves a site of pages. */
export async function siteOf(pages: readonly SitePage[]): Promise<PagefindSite> {
  const folder = await indexOf(pages);
  const server = await serve({ pages: Object.fromEntries(pages.map(({ url, html }) => [url, html])), folders: { '/pagefind/': folder } });
  return {
    url: server.url,
    folder,
    backend: (options) => pagefindBackend({ url: `${server.url}/pagefind/`, load: importFromWeb, ...options }),
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** `import()` from the web, which Node does not do. */
export async function importFromWeb(url: string): Promise<unknown> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return import(`data:text/javascript,${encodeURIComponent(await answer.text())}`);
}

async function indexOf(pages: readonly SitePage[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ask-pagefind-'));
  const { index, errors } = await createIndex();
  if (!index) throw new Error(errors.join());
  for (const { url, html } of pages) await index.addHTMLFile({ url, content: html });
  const { files } = await index.getFiles();
  await close();
  // By hand: its own writeFiles answers before all is written, and close ends it there.
  for (const { path, content } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** An article as a page, with all that Pagefind can be told of it. */
export function pageOf({ id, lang, title, body, section, updated, keywords, pages, machineTranslated }: Article): SitePage {
  const meta = Object.entries({ section, updated, keywords: keywords?.join(), pages: pages?.join(), 'machine-translated': machineTranslated && 'true' });
  const told = meta.map(([name, value]) => value && `<meta data-pagefind-meta="${name}[content]" content="${escaped(value)}">`);
  const head = `<title>${escaped(title)}</title><meta data-pagefind-filter="id[content]" content="${escaped(id)}">${told.filter(Boolean).join('')}`;
  const text = body.split('\n\n').map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('');
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body><main><h1>${escaped(title)}</h1>${text}</main></body></html>`;
  return { url: `/${lang}/${encodeURIComponent(id)}/`, html };
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
