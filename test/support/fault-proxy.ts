import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server answered, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a server begins to answer: its bytes come as they are sent, until it ends or the visitor is gone. */
export interface Opening {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** One request on its way through the proxy. */
export interface Exchange {
  readonly method: string;
  /** Below the prefix, with its query: `/tickets?reference=…`. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly response: ServerResponse;
  /** Asks the server behind the proxy; it has done its work once this resolves. */
  forward(): Promise<Answer>;
  /** Asks the server behind the proxy for what has no end, such as a stream of events. */
  open(): Promise<Opening>;
}

/** What becomes of one request. */
export type Fault = (exchange: Exchange) => void | Promise<void>;

/** Which requests: method and the beginning of the path, such as `POST /tickets`. One for a stream of events is an `EVENTS /stream`. */
export type Which = string;

/** An HTTP proxy that fails as it is told to, before a server that does not. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Every request that came for the server behind, in order. */
  readonly seen: readonly Pick<Exchange, 'method' | 'path' | 'headers' | 'body'>[];
  /** How many requests have no whole answer yet. */
  readonly pending: number;
  /** What becomes of the next requests of a kind, one after the other; those after them pass. */
  next(which: Which, ...faults: readonly Fault[]): void;
  /** What becomes of every request of a kind, until {@link mend}. */
  always(which: Which, fault: Fault): void;
  /** From now on everything passes, and what is held back is let go unanswered. */
  mend(): void;
  /** Listens no more: connections are refused. */
  stop(): Promise<void>;
  /** Listens again, at the same address. */
  start(): Promise<void>;
}

/** What a proxy stands before. */
interface Behind {
  /** Answers everything that is not below `prefix`, as a host's own site does; the proxy's faults never touch it. */
  readonly site?: (request: IncomingMessage, response: ServerResponse) => void;
  readonly prefix: string;
  /** Where requests below `prefix` go. */
  readonly server: string;
}

/** Starts a proxy on a free port of this machine. */
export async function faultProxy({ site, prefix, server: behind }: Behind): Promise<FaultProxy> {
  const seen: FaultProxy['seen'][number][] = [];
  let told: { readonly which: Which; readonly faults: Fault[]; readonly forever?: boolean }[] = [];
  const held = new Set<ServerResponse>();

  const faultFor = (request: string): Fault => {
    const found = told.find(({ which, faults }) => request.startsWith(which) && faults.length > 0);
    return (found?.forever ? found.faults[0] : found?.faults.shift()) ?? pass;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    if (!url.startsWith(prefix)) return site ? site(request, response) : void response.writeHead(404).end();
    const body = await bodyOf(request);
    const path = url.slice(prefix.length);
    seen.push({ method, path, headers, body });
    held.add(response);
    response.once('close', () => held.delete(response));
    const which = isForEvents(headers) ? 'EVENTS' : method;
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    await faultFor(`${which} ${path}`)({
      method,
      path,
      headers,
      body,
      response,
      forward: async () => whole(await ask(behind + url, { method, headers, body })),
      open: async () => opened(await ask(behind + url, { method, headers, body, signal: gone.signal })),
    });
  }

  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  let port = 0;
  const listen = (): Promise<void> => new Promise((listening) => server.listen(port, '127.0.0.1', listening));
  await listen();
  port = (server.address() as AddressInfo).port;

  const mend = (): void => {
    told = [];
    for (const response of held) response.destroy();
  };
  return {
    url: `http://localhost:${String(port)}`,
    port,
    seen,
    get pending() {
      return held.size;
    },
    next: (which, ...faults) => void told.push({ which, faults: [...faults] }),
    always: (which, fault) => void told.push({ which, faults: [fault], forever: true }),
    mend,
    stop: () => closed(server),
    start: listen,
    [Symbol.asyncDispose]: async () => {
      mend();
      if (server.listening) await closed(server);
    },
  };
}

/** Passes a request on and its answer back; a stream of events as it comes. */
export const pass: Fault = async ({ headers, response, forward, open }) => {
  if (!isForEvents(headers)) return give(response, await forward());
  const { status, headers: answered, pieces } = await open();
  response.writeHead(status, answered).flushHeaders();
  for await (const piece of pieces) response.write(piece);
  response.end();
};

/** Answers for the server, which never hears of it. */
export const answers =
  (status: number, body: string | object = '', headers: Readonly<Record<string, string>> = {}): Fault =>
  ({ response }) =>
    give(response, {
      status,
      headers: { 'content-type': typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/problem+json', ...headers },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    });

/** The connection is closed before the server hears of the request. */
export const refuses: Fault = ({ response }) => void response.destroy();

/** Nothing comes back, and the server has not heard of it. */
export const holds: Fault = () => undefined;

/** The server does its work, and nothing comes back. */
export const commitsAndHolds: Fault = async ({ forward }) => {
  await forward();
};

/** The server does its work, and its answer is lost. */
export const losesTheAnswer: Fault = async ({ response, forward }) => {
  await forward();
  response.destroy();
};

/** The server does its work; its answer stops in the middle and does not end. */
export const stalls: Fault = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length }).write(body.subarray(0, body.length >> 1));
};

/** The server does its work; the connection is closed in the middle of its answer. */
export const truncates: Fault = async ({ response, forward }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, 'content-length': body.length }).write(body.subarray(0, body.length >> 1), () => response.destroy());
};

/** The server gets the request twice at once; one of its answers comes back. */
export const delivers2: Fault = async ({ response, forward }) => {
  const [one] = await Promise.all([forward(), forward()]);
  give(response, one);
};

/** As another fault, so many ms later. */
export const late =
  (milliseconds: number, fault: Fault = pass): Fault =>
  async (exchange) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await fault(exchange);
  };

function give(response: ServerResponse, { status, headers, body }: Answer): void {
  if (!response.destroyed) response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding', 'host', 'accept-encoding'];

interface Asked {
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  readonly signal?: AbortSignal;
}

const isForEvents = ({ accept = '' }: IncomingMessage['headers']): boolean => accept.includes('text/event-stream');

function ask(url: string, { method, headers, body, signal }: Asked): Promise<Response> {
  const own = Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' && !HOP_BY_HOP.includes(name) ? [[name, value] as const] : []));
  return fetch(url, { method, headers: own as [string, string][], ...(body.length > 0 && { body: new Uint8Array(body) }), ...(signal && { signal }), redirect: 'manual' });
}

async function whole(response: Response): Promise<Answer> {
  return { status: response.status, headers: headersOf(response), body: Buffer.from(await response.arrayBuffer()) };
}

const opened = (response: Response): Opening => ({ status: response.status, headers: headersOf(response), pieces: response.body ?? new ReadableStream<Uint8Array>({ start: (ending) => ending.close() }) });

const headersOf = ({ headers }: Response): Answer['headers'] => Object.fromEntries([...headers].filter(([name]) => !HOP_BY_HOP.includes(name)));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const closed = (server: Server): Promise<void> =>
  new Promise((stopped) => {
    server.close(() => stopped());
    server.closeAllConnections();
  });
