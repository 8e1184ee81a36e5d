import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type { ProblemAnswer } from '../../demo/server/problem.js';
import { startServer, type RunningServer, type ServerOptions } from '../../demo/server/start.js';
import type { Attachment } from '../../src/core/attachment.js';
import type { Settings } from '../../src/core/settings.js';
import type { NewTicket, Ticket } from '../../src/core/ticket.js';
import { CONTRACT_ARTICLES } from '../../src/testing.js';
import { putEmptyDatabase } from './empty-database.js';
import { databaseFor } from './postgres.js';

/** A new folder that is gone after the tests of this file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ask-help-server-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the real server over the contract's articles, on any free port; on PostgreSQL where that is what is tested, see `npm run test:postgres`. */
export async function serve(data: string, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const database = await databaseFor(data);
  if (!database) await putEmptyDatabase(join(data, 'database'));
  return startServer({ port: 0, data, database, articles: CONTRACT_ARTICLES, ...options });
}

/** As {@link serve}, until the running test ends. */
export async function serveForTest(data: string, options: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const server = await serve(data, options);
  onTestFinished(() => server.stop());
  return server;
}

let people = 0;

/** Who somebody is by default: new to the server, on a plan with e-mail. */
export const someone = (claims: Settings = {}): Settings => ({ plan: 'starter', person: { id: `person-${(people += 1)}` }, ...claims });

/** A development token for somebody. */
export async function tokenFor(server: RunningServer, claims: Settings = someone()): Promise<string> {
  const response = await fetch(`${server.url}/help-api/dev/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(claims),
  });
  return ((await response.json()) as { token: string }).token;
}

/** A development token of somebody of support. */
export async function agentToken(server: RunningServer, name = 'Bo'): Promise<string> {
  return (await ask(server, 'POST', 'dev/token', { api: 'agent-api', body: { name } })).body.token!;
}

/** What a request answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** A problem, a ticket, an attachment or a token: a test names what it expects of it. */
  readonly body: Partial<ProblemAnswer & Ticket & Attachment & { readonly token: string; readonly expires: string }>;
}

/** Asks the server: a body that is neither text nor bytes is sent as JSON. */
export async function ask(server: RunningServer, method: string, path: string, more: { api?: 'help-api' | 'agent-api'; token?: string; key?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Answered> {
  const { api = 'help-api', token, key, body, headers } = more;
  const response = await fetch(`${server.url}/${api}/${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('Content-Type') ?? '');
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : {}) as Answered['body'] };
}

/** A ticket that anybody on a paid plan may send. */
export const newTicket = (more: Partial<NewTicket> = {}): NewTicket => ({
  reference: crypto.randomUUID(),
  channel: 'email',
  premium: false,
  severity: 'standard',
  summary: 'Import stalls',
  description: 'At 40 per cent',
  language: 'en',
  email: 'ada@example.com',
  custom: {},
  context: {},
  ...more,
});
