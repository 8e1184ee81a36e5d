import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { memoryBackend, type MemoryBackend } from '../../src/adapters/memory/index.js';
import { ProblemError } from '../../src/core/problem.js';
import type { NewTicket } from '../../src/core/ticket.js';
import { ARTICLES } from './own-articles.js';

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json' };
/** A second article with HTML of its own, as harmless as most are. */
const SHARING = { id: 'share-contacts', lang: 'en', title: 'Share contacts', body: 'Choose Share.', html: '<p>Choose <strong>Share</strong>, then a team.</p>' };

const STATUS: Readonly<Record<string, number>> = { missing: 404, invalid: 422 };

/** A page or another file of a host's: its text, and headers of its own. */
export interface HostFile {
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host's site, with our files below `/ask/` and a help desk that forgets everything behind `/help-api/`. */
export interface HostSite extends AsyncDisposable {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
}

/** Serves a host's files by path on a free port. Whatever has no ending is HTML; our files may be read by any origin, as on a CDN. */
export async function serveHost(files: Readonly<Record<string, HostFile | string>>): Promise<HostSite> {
  const backend = memoryBackend({ articles: [...ARTICLES, SHARING] });
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    asked.push(pathname);
    answer(pathname, request, response).catch(() => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found'));
  });

  async function answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path.startsWith('/help-api/')) return helpApi(backend, path.slice('/help-api/'.length), request, response);
    if (path.startsWith('/ask/')) {
      const body = await readFile(join(process.env['ASK_CDN'] ?? 'dist/cdn', normalize(path.slice('/ask/'.length))));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'access-control-allow-origin': '*' }).end(body);
      return;
    }
    // What every browser asks for by itself.
    if (path === '/favicon.ico') return void response.writeHead(204).end();
    const file = files[path];
    if (file === undefined) throw new Error('Not found');
    const { text, headers } = typeof file === 'string' ? { text: file, headers: {} } : file;
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/html; charset=utf-8', ...headers }).end(text);
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}

/** The contract of `openapi.yaml` as far as a visitor comes in these tests; everybody is the same person. */
async function helpApi({ knowledge, tickets }: MemoryBackend, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, body: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const language = query.get('language') ?? 'en';
  const [what = '', id = ''] = path.split('/').map(decodeURIComponent);
  try {
    if (what === 'search') return send(200, await knowledge.search(query.get('q') ?? '', { language }));
    if (what === 'suggestions') return send(200, await knowledge.suggestions(query.get('page') ?? '/', { language }));
    if (what === 'articles') return send(200, await knowledge.article(id, { language }));
    if (what === 'tickets' && id) return send(200, await tickets.read(id));
    if (what !== 'tickets') return send(404, {});
    if (request.method !== 'POST') return send(200, await tickets.list());
    const ticket = JSON.parse(await textOf(request)) as NewTicket;
    return send(201, await tickets.create(ticket, { key: String(request.headers['idempotency-key']) }));
  } catch (error) {
    const { problem } = error instanceof ProblemError ? error : { problem: { kind: 'server', message: String(error) } };
    return send(STATUS[problem.kind] ?? 500, { detail: problem.message });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
