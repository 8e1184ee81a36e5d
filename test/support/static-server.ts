import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** A small site on a free port, as a host would have it. */
export interface StaticServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** What stands where on a site. */
export interface Served {
  /** Path to HTML. */
  readonly pages?: Readonly<Record<string, string>>;
  /** The path that the files of a folder stand below, to that folder. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Whether pages of other sites may read them (CORS). */
  readonly shared?: boolean;
}

/** Serves pages and folders. */
export async function serve({ pages = {}, folders = {}, shared }: Served): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const send = (status: number, type: string, body: string | Buffer) => response.writeHead(status, { 'content-type': type, ...(shared && { 'access-control-allow-origin': '*' }) }).end(body);
    const page = pages[pathname];
    if (page !== undefined) return void send(200, types['.html']!, page);
    const below = Object.keys(folders).find((path) => pathname.startsWith(path));
    if (below === undefined) return void send(404, 'text/plain', 'Not found');
    readFile(join(folders[below]!, normalize(pathname.slice(below.length)))).then(
      (body) => send(200, types[extname(pathname)] ?? 'application/octet-stream', body),
      () => send(404, 'text/plain', 'Not found'),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
