import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { budgets } from '../build/budgets.js';
import { filesBelow } from './files.js';
import { loadHostPage } from './loading.js';

/** What one thing costs, and what it may cost. */
export interface Size {
  readonly what: string;
  readonly files: readonly string[];
  readonly bytes: number;
  readonly budget: { readonly bytes: number; readonly requests?: number };
}

/** Measures everything that has a budget: what a page loads by loading it in Chromium, the rest in `dist/cdn`. */
export async function sizes(): Promise<readonly Size[]> {
  return [...(await loaded()), ...views(), ...languages(), await search(), articlesInAFile(), ...stemmers()];
}

/** Whether a thing keeps to its budget. */
export function within({ bytes, files, budget }: Size): boolean {
  return bytes <= budget.bytes && files.length <= (budget.requests ?? Infinity);
}

async function loaded(): Promise<readonly Size[]> {
  await using host = await loadHostPage();
  const untouched = host.files();
  await host.open();
  return [measure('untouched page', untouched, budgets.untouched), measure('until a question can be typed', host.files(), budgets.opening)];
}

function views(): readonly Size[] {
  const lazy = Object.entries(manifest()).filter(([source, { isDynamicEntry }]) => isDynamicEntry && /^src\/(views|ui)\//.test(source));
  return lazy.map(([source, { file }]) => measure(`view ${basename(dirname(source))}`, [file], budgets.view)).filter(({ files: [file] }) => !file?.includes('/panel-'));
}

function languages(): readonly Size[] {
  const catalogs = filesBelow('locales', /\.json$/);
  return [...new Set(catalogs.map(dirname))].flatMap((folder) => {
    const own = catalogs.filter((file) => dirname(file) === folder);
    const panel = own.filter((file) => basename(file) === 'panel.json');
    const language = `language ${basename(folder)}`;
    return [total(`${language}: panel`, panel, budgets.panelLanguage), total(language, own, budgets.language)];
  });
}

/** The search that hosts import, without the word forms of any language. */
async function search(): Promise<Size> {
  const rolldownOptions = { external: /^@orama/, output: { minify: true, comments: false } };
  const built = await build({ configFile: false, publicDir: false, logLevel: 'error', build: { write: false, target: 'es2022', lib: { entry: 'src/search.ts', formats: ['es'] }, rolldownOptions } });
  const [{ output: [{ code }] }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return { what: 'search module', files: ['src/search.ts'], budget: budgets.search, bytes: brotli(Buffer.from(code)) };
}

/** What the first question costs where articles stand in a file: the page's end and the worker. */
function articlesInAFile(): Size {
  const worker = filesBelow('dist/cdn/chunks', /\/search-worker-[^/]+$/).map((file) => `chunks/${basename(file)}`);
  return measure('search in a worker', [manifest()['src/adapters/static/index.ts']!.file, ...worker], budgets.searchWorker);
}

function stemmers(): readonly Size[] {
  const chunks = filesBelow('dist/cdn/chunks', /\/stemmer-[^/]+$/).map((file) => basename(file));
  return chunks.map((chunk) => measure(`stemmer ${/-(\w+)-/.exec(chunk)![1]}`, [`chunks/${chunk}`], budgets.stemmer));
}

function measure(what: string, files: readonly string[], budget: Size['budget']): Size {
  return { what, files, budget, bytes: files.reduce((sum, file) => sum + brotli(readFileSync(`dist/cdn/${file}`)), 0) };
}

/** Catalogs as they are shipped: a chunk each, but English words of the panel, which come inside it. */
function total(what: string, catalogs: readonly string[], budget: Size['budget']): Size {
  const chunks = manifest();
  const bytes = catalogs.map((source) => {
    const file = chunks[source]?.file;
    const own = file !== undefined && basename(file).startsWith(`${basename(dirname(source))}-`);
    return brotli(own ? readFileSync(`dist/cdn/${file}`) : Buffer.from(JSON.stringify(JSON.parse(readFileSync(source, 'utf8')))));
  });
  return { what, files: catalogs, budget, bytes: bytes.reduce((sum, size) => sum + size, 0) };
}

/** Where each source file that is loaded by itself is to be found in `dist/cdn`. */
export function manifest(): Readonly<Record<string, { file: string; isDynamicEntry?: boolean }>> {
  return JSON.parse(readFileSync('dist/cdn/.vite/manifest.json', 'utf8')) as Record<string, { file: string; isDynamicEntry?: boolean }>;
}

function brotli(content: Buffer): number {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength;
}
