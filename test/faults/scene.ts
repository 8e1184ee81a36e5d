import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { RunningServer } from '../../demo/server/start.js';
import type { Ticket } from '../../src/core/ticket.js';
import { faultProxy, type FaultProxy } from '../support/fault-proxy.js';
import { prepare } from './in-page.js';
import { Tab, type Uncaught, type Writing } from './tab.js';

/** The server behind the proxy. */
export type Behind = Pick<RunningServer, 'url' | 'sweep'>;

/** Somebody known to the server, on a plan with e-mail support. */
export interface Somebody {
  readonly id: string;
  readonly email: string;
}

/** How a tab begins. */
interface TabOptions {
  readonly person?: Somebody;
  /** How far the visitor's clock is off, in ms. */
  readonly clock?: number;
  readonly path?: string;
  /** Has its hands on the page before anything is loaded. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A panel that shows fewer letters than this shows nothing. */
const LEAST = 8;

const PLAN = { plan: 'starter', account: { created: '2023-01-01' } };

/** One run of one fault: an empty browser profile, a proxy before the server, somebody nobody else is, and words nobody else writes. */
export class Scene implements AsyncDisposable {
  readonly proxy: FaultProxy;
  /** What stands behind the proxy, for whoever is not the visitor. */
  readonly server: Behind;
  readonly chance: () => number;
  readonly ada: Somebody;
  readonly words: Writing;
  readonly uncaught: Uncaught = [];
  /** Headers of the host's page, such as a policy. */
  readonly pageHeaders: Record<string, string> = {};
  /** What the page sets of the element, beside who is here. */
  readonly settings: Record<string, unknown> = {};
  /** How often a page asked its host for a token. */
  tokens = 0;
  /** Gives pages their tokens. */
  token: (person: Somebody) => Promise<string> = (person) => this.freshToken(person);
  readonly #context: BrowserContext;
  readonly #tabs: Tab[] = [];

  private constructor(context: BrowserContext, server: Behind, proxy: FaultProxy, chance: () => number) {
    this.#context = context;
    this.server = server;
    this.proxy = proxy;
    this.chance = chance;
    this.ada = this.somebody('ada');
    this.words = this.writing();
  }

  static async set(browser: Browser, server: Behind, chance: () => number): Promise<Scene> {
    const context = await browser.createBrowserContext();
    const proxy: FaultProxy = await faultProxy({ prefix: '/help-api', server: server.url, site: (request, response) => void scene.#site(request, response) });
    const scene = new Scene(context, server, proxy, chance);
    return scene;
  }

  /** A whole number below another. */
  upTo(most: number): number {
    return Math.floor(this.chance() * most);
  }

  /** One of a few. */
  oneOf<T>(...values: readonly [T, ...T[]]): T {
    return values[this.upTo(values.length)] ?? values[0];
  }

  /** Words that nobody has written before. */
  writing(): Writing {
    const words = ['import', 'ü', '連絡先', '🙈', 'at 40 %', '"quoted"', 'naïve', '\\back', '<b>', 'الاستيراد', 'x'.repeat(1 + this.upTo(300)), '\n', '\t'];
    const some = Array.from({ length: 3 + this.upTo(20) }, () => this.oneOf(words[0]!, ...words.slice(1)));
    return { summary: `Import stalls ${unique()}`, description: `It stops: ${some.join(' ')}.` };
  }

  somebody(name: string): Somebody {
    const id = `${name}-${unique()}`;
    return { id, email: `${id}@example.com` };
  }

  /** A tab on the host's page, for Ada unless somebody else is named. */
  async tab({ person = this.ada, clock = 0, path = '/', before }: TabOptions = {}): Promise<Tab> {
    const page = await this.#context.newPage();
    const tab = await Tab.at(page, this.uncaught);
    this.#tabs.push(tab);
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(prepare, clock);
    await page.exposeFunction('askHost', (who: Somebody) => {
      this.tokens++;
      return this.token(who);
    });
    await page.evaluateOnNewDocument(host, { ...PLAN, person: { ...person, seat: 'core', role: 'super-admin' }, ...this.settings });
    await before?.(page);
    await page.goto(this.proxy.url + path);
    return tab;
  }

  /** A token the server takes. */
  async freshToken(person: Somebody): Promise<string> {
    const response = await fetch(`${this.server.url}/help-api/dev/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...PLAN, person: { ...person, seat: 'core', role: 'super-admin' } }),
    });
    return ((await response.json()) as { token: string }).token;
  }

  /** The tickets the server has of somebody, asked behind the proxy's back. */
  async tickets(person: Somebody = this.ada): Promise<readonly Ticket[]> {
    const response = await fetch(`${this.server.url}/help-api/tickets`, { headers: { authorization: `Bearer ${await this.freshToken(person)}` } });
    return (await response.json()) as Ticket[];
  }

  /** The requests for tickets that came as far as the proxy. */
  get sends(): FaultProxy['seen'] {
    return this.proxy.seen.filter(({ method, path }) => method === 'POST' && path.startsWith('/tickets'));
  }

  /** The requests that went with somebody's token. */
  sentAs(person: Somebody): FaultProxy['seen'] {
    return this.proxy.seen.filter(({ headers }) => ownerOf(headers.authorization) === person.id);
  }

  /** The keys under which tickets were sent, each once. */
  get keys(): readonly string[] {
    return [...new Set(this.sends.map(({ headers }) => String(headers['idempotency-key'])))];
  }

  /** How many open panels show nothing. */
  async blank(): Promise<number> {
    const shown = await Promise.all(this.#tabs.filter(({ isGone }) => !isGone).map((tab) => tab.shown()));
    return shown.filter((text) => text !== undefined && text.length < LEAST).length;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
    await this.proxy[Symbol.asyncDispose]();
  }

  async #site({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(url, 'http://localhost');
    if (pathname.startsWith('/ask/')) {
      const body = await readFile(join(BUILT, normalize(pathname.slice('/ask/'.length)))).catch(() => undefined);
      response.writeHead(body ? 200 : 404, { 'content-type': extname(pathname) === '.js' ? 'text/javascript' : 'text/plain', 'access-control-allow-origin': '*' }).end(body);
    } else if (pathname === '/favicon.ico') response.writeHead(204).end();
    else if (pathname === '/framing') response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><title>Around</title><iframe src="${this.proxy.url}/" width="1200" height="780"></iframe>`);
    else if (pathname === '/elsewhere') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Elsewhere</title><p>Elsewhere');
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...this.pageHeaders }).end(HOST);
  }
}

/** What is looked at; another folder than the usual one while that is being built anew. */
const BUILT = process.env['ASK_CDN'] ?? 'dist/cdn';

const HOST = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A host</title><script type="module" src="/ask/ask.js"></script></head>
  <body>
    <h1>A host</h1>
    <main><ask-help endpoint="/help-api"><a href="/support">Support</a></ask-help></main>
  </body>
</html>`;

declare global {
  var askHost: (person: Somebody) => Promise<string>;
  /** The host's own script: says who is here, to every element of ours. */
  var tellHelp: (person?: Somebody) => void;
}

/** Runs in the page before anything of it. */
function host(given: { readonly person: Somebody } & Record<string, unknown>): void {
  globalThis.tellHelp = (who = given.person) => {
    const person = { ...given.person, ...who };
    for (const help of document.querySelectorAll('ask-help')) Object.assign(help, given, { person, token: () => askHost(person) });
  };
  addEventListener('DOMContentLoaded', () => tellHelp());
}

/** Whom a token belongs to. */
function ownerOf(authorization = ''): string | undefined {
  const [, claims = ''] = authorization.split('.');
  try {
    return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub?: string }).sub;
  } catch {
    return undefined;
  }
}

let count = 0;
const unique = (): string => `${Date.now().toString(36)}${(count += 1).toString(36)}`;
