import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RunningServer } from '../../demo/server/start.js';
import { LIMITS } from '../../src/core/attachment.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { ask, newFolder, newTicket, serve, someone, tokenFor } from './serving.js';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, object>> }>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, object>> }>> };
}

const file = (name: string): string => join(import.meta.dirname, '../../demo/server', name);
const contract = parse(readFileSync(file('openapi.yaml'), 'utf8')) as Document;
const ajv = new Ajv2020({ strictTypes: false, allErrors: true, formats: { 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/ } });
// Known, so that any other keyword is a slip of the pen.
ajv.addVocabulary(['openapi', 'info', 'servers', 'tags', 'paths', 'components']);
ajv.addSchema(contract, 'contract');

const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

/** What is wrong with a value, by the schema at a place in the contract; members that the contract does not name are wrong too. */
function faultsOf(value: unknown, place: readonly string[]): unknown {
  const pointer = place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validate = ajv.compile({ $ref: `contract#/${pointer}`, unevaluatedProperties: false });
  return validate(value) ? [] : validate.errors;
}

/** Where the contract has the schema of an answer; a status that is not documented has none. */
function placeOf(path: string, method: string, status: string, type: string): readonly string[] | undefined {
  const response = contract.paths[path]![method]!.responses[status];
  const named = response?.$ref?.split('/').at(-1);
  const content = named ? contract.components.responses[named]!.content : response?.content;
  if (!content?.[type]) return undefined;
  const above = named ? ['components', 'responses', named] : ['paths', path, method, 'responses', status];
  return [...above, 'content', type, 'schema'];
}

interface Case {
  readonly id: string;
  readonly status: number;
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const feedback = { on: 'answer', id: 'import-contacts', language: 'en', helpful: true };
const json = { 'Content-Type': 'application/json' };
const nobody = { Authorization: '' };
const text = { 'Content-Type': 'text/plain' };
/** Where too many requests came from already. */
const busybody = { 'X-Forwarded-For': '203.0.113.7' };
const MOST_REQUESTS = 150;
const sent = newTicket({ custom: { one: 'two' } });

const said = { reference: 'said', text: 'Still there?' };
const rating = { score: 4, text: 'Quick' };

const cases: readonly Case[] = [
  { id: 'health', status: 200 },
  { id: 'search', status: 200, path: 'search?q=How+do+I+import+contacts%3F&language=en' },
  { id: 'search', status: 200, path: 'search?q=' },
  { id: 'search', status: 422, path: 'search' },
  { id: 'search', status: 422, path: 'search?q=x&limit=0' },
  { id: 'suggestions', status: 200, path: 'suggestions?page=/contacts/7&language=en' },
  { id: 'suggestions', status: 422, path: 'suggestions?language=not+a+tag' },
  { id: 'article', status: 200, path: 'articles/import-contacts?language=nb' },
  { id: 'article', status: 404, path: 'articles/none' },
  { id: 'article', status: 422, path: 'articles/import-contacts?language=--' },
  { id: 'feedback', status: 204, body: feedback },
  { id: 'feedback', status: 404, body: { ...feedback, id: 'none' } },
  { id: 'feedback', status: 422, body: { ...feedback, helpful: 'very' } },
  { id: 'createTicket', status: 201, body: sent },
  { id: 'createTicket', status: 200, body: sent },
  { id: 'createTicket', status: 401, body: sent, headers: nobody },
  { id: 'createTicket', status: 403, body: newTicket({ channel: 'callback' }), headers: { 'Idempotency-Key': 'other' } },
  { id: 'createTicket', status: 422, body: newTicket({ email: '' }), headers: { 'Idempotency-Key': 'other' } },
  { id: 'createTicket', status: 422, body: newTicket() },
  { id: 'createTicket', status: 400, body: newTicket(), headers: { 'Idempotency-Key': '' } },
  { id: 'listTickets', status: 200, path: 'tickets' },
  { id: 'listTickets', status: 401, path: 'tickets', headers: nobody },
  { id: 'listTickets', status: 422, path: 'tickets?filter=none' },
  { id: 'readTicket', status: 200, path: 'tickets/{ticket}' },
  { id: 'readTicket', status: 401, path: 'tickets/{ticket}', headers: nobody },
  { id: 'readTicket', status: 404, path: 'tickets/7' },
  { id: 'developmentToken', status: 200, body: someone() },
  { id: 'developmentToken', status: 422, body: {} },
  { id: 'limits', status: 200, path: 'attachments/limits' },
  { id: 'attach', status: 201, path: 'attachments?name=a.txt', body: 'a', headers: { ...text, 'Idempotency-Key': 'file' } },
  { id: 'attach', status: 200, path: 'attachments?name=a.txt', body: 'a', headers: { ...text, 'Idempotency-Key': 'file' } },
  { id: 'attach', status: 422, path: 'attachments?name=a.txt', body: 'b', headers: { ...text, 'Idempotency-Key': 'file' } },
  { id: 'attach', status: 422, path: 'attachments?name=a.exe', body: 'a', headers: text },
  { id: 'attach', status: 400, path: 'attachments?name=a.txt', body: 'a', headers: { ...text, 'Idempotency-Key': '' } },
  { id: 'attach', status: 401, path: 'attachments?name=a.txt', body: 'a', headers: { ...text, ...nobody } },
  { id: 'attach', status: 413, path: 'attachments?name=a.txt', body: 'a'.repeat(100_001), headers: text },
  { id: 'download', status: 200, path: 'attachments/{attachment}' },
  { id: 'download', status: 401, path: 'attachments/{attachment}', headers: nobody },
  { id: 'download', status: 404, path: 'attachments/none' },
  { id: 'createTicket', status: 201, body: newTicket({ attachments: ['{attachment}'] }), headers: { 'Idempotency-Key': 'with-file' } },
  { id: 'readTicket', status: 200, path: 'tickets/{ticket}' },
  { id: 'transcript', status: 204, path: 'tickets/{ticket}/transcript', body: { email: 'ada@example.com' }, headers: { 'Idempotency-Key': 'transcript' } },
  { id: 'transcript', status: 401, path: 'tickets/{ticket}/transcript', body: { email: 'ada@example.com' }, headers: nobody },
  { id: 'transcript', status: 404, path: 'tickets/7/transcript', body: { email: 'ada@example.com' }, headers: { 'Idempotency-Key': 'none' } },
  { id: 'transcript', status: 422, path: 'tickets/{ticket}/transcript', body: { email: 'ada@' } },
  { id: 'reply', status: 201, body: said, headers: { 'Idempotency-Key': 'reply' } },
  { id: 'reply', status: 200, body: said, headers: { 'Idempotency-Key': 'reply' } },
  { id: 'reply', status: 401, body: said, headers: nobody },
  { id: 'reply', status: 404, path: 'tickets/7/messages', body: said, headers: { 'Idempotency-Key': 'no-ticket' } },
  { id: 'reply', status: 422, body: { ...said, text: '' } },
  { id: 'changeTicket', status: 200, body: { starred: true, read: 2 }, headers: { 'Idempotency-Key': 'star' } },
  { id: 'changeTicket', status: 401, body: { starred: true }, headers: nobody },
  { id: 'changeTicket', status: 404, path: 'tickets/7', body: { starred: true }, headers: { 'Idempotency-Key': 'no-ticket-either' } },
  { id: 'changeTicket', status: 422, body: { state: 'gone' } },
  { id: 'rateTicket', status: 422, body: rating, headers: { 'Idempotency-Key': 'too-early' } },
  { id: 'changeTicket', status: 200, body: { state: 'closed' }, headers: { 'Idempotency-Key': 'close' } },
  { id: 'reply', status: 409, body: { ...said, reference: 'late' }, headers: { 'Idempotency-Key': 'closed' } },
  { id: 'rateTicket', status: 200, body: rating, headers: { 'Idempotency-Key': 'rate' } },
  { id: 'rateTicket', status: 401, body: rating, headers: nobody },
  { id: 'rateTicket', status: 404, path: 'tickets/7/rating', body: rating, headers: { 'Idempotency-Key': 'no-ticket-at-all' } },
  { id: 'readTicket', status: 200, path: 'tickets/{ticket}' },
  { id: 'typing', status: 204, body: { ticket: '{ticket}' } },
  { id: 'typing', status: 401, body: { ticket: '{ticket}' }, headers: nobody },
  { id: 'typing', status: 404, body: { ticket: '7' } },
  { id: 'typing', status: 422, body: {} },
  { id: 'stream', status: 200, path: 'stream?since=1', headers: { Accept: 'application/json' } },
  { id: 'stream', status: 200, path: 'stream?since=999', headers: { Accept: 'application/json' } },
  { id: 'stream', status: 401, path: 'stream', headers: nobody },
  { id: 'stream', status: 422, path: 'stream?since=now' },
  { id: 'createTicket', status: 201, body: newTicket({ channel: 'chat' }), headers: { Authorization: 'Bearer {chatting}' } },
  { id: 'changeTicket', status: 200, body: { standing: 'ended' }, headers: { Authorization: 'Bearer {chatting}', 'Idempotency-Key': 'end' } },
  { id: 'changeTicket', status: 403, body: { standing: 'waiting' }, headers: { Authorization: 'Bearer {downgraded}', 'Idempotency-Key': 'too-cheap' } },
  { id: 'changeTicket', status: 200, body: { state: 'closed' }, headers: { Authorization: 'Bearer {chatting}', 'Idempotency-Key': 'close-chat' } },
  { id: 'changeTicket', status: 409, body: { standing: 'waiting' }, headers: { Authorization: 'Bearer {chatting}', 'Idempotency-Key': 'too-late' } },
  ...operations.map(({ operation }): Case => ({ id: operation.operationId, status: 429, headers: busybody })),
  ...['feedback', 'createTicket', 'developmentToken', 'transcript', 'reply', 'changeTicket', 'rateTicket', 'typing'].flatMap((id): Case[] => [
    { id, status: 400, body: '{' },
    { id, status: 413, body: ' '.repeat(1_000_001) },
    { id, status: 415, body: '{}', headers: { 'Content-Type': 'text/plain' } },
  ]),
];

describe('the server answers as openapi.yaml says', () => {
  const folder = newFolder();
  let server: RunningServer;
  let token: string;
  let mails: MailServer;
  const made = { ticket: '', attachment: '', chatting: '', downgraded: '' };
  beforeAll(async () => {
    // Time stands still, so that nobody who asked too much has rested.
    const now = new Date();
    mails = await startMailServer();
    server = await serve(folder, { now: () => now, mail: { server: mails.url, to: 'support@example.com' }, limits: { ...LIMITS, bytes: 100_000 }, allowances: { requestsPerMinuteFromAddress: MOST_REQUESTS }, proxied: true });
    token = await tokenFor(server);
    const { person } = someone();
    made.chatting = await tokenFor(server, { person: person!, plan: 'professional' });
    made.downgraded = await tokenFor(server, { person: person!, plan: 'free' });
    for (let asked = 0; asked < MOST_REQUESTS; asked += 1) await ask(server, 'GET', 'health', { headers: busybody });
  });
  afterAll(async () => {
    await server.stop();
    await mails[Symbol.asyncDispose]();
  });

  const filledIn = (words: string): string => words.replace(/\{(ticket|attachment|chatting|downgraded)\}/g, (_, name: keyof typeof made) => made[name]);

  const mapped = (headers: Case['headers'] = {}): Record<string, string> => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filledIn(value)]));

  for (const { id, status, path: asked, body, headers } of cases) {
    const { path, method } = operations.find(({ operation }) => operation.operationId === id)!;
    test(`${id}: ${status} for ${asked ?? ''}${body === undefined ? '' : JSON.stringify(body).slice(0, 60)}`, async () => {
      const response = await fetch(`${server.url}/help-api/${filledIn(asked ?? path.slice(1).replace('{id}', '{ticket}'))}`, {
        method: method.toUpperCase(),
        headers: { Authorization: `Bearer ${token}`, 'Idempotency-Key': 'one', ...(body !== undefined && json), ...mapped(headers) },
        ...(body !== undefined && { body: typeof body === 'string' ? body : filledIn(JSON.stringify(body)) }),
      });
      const text = await response.text();
      expect(response.status, text).toBe(status);
      if (status === 204) return expect(text).toBe('');
      if (status === 429) expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
      if (id === 'download' && status === 200) return expect(text).toBe('a');
      const [type = ''] = response.headers.get('Content-Type')!.split(';');
      expect(type).toBe(status < 300 ? 'application/json' : 'application/problem+json');
      const place = placeOf(path, method, String(status), type);
      expect(place, 'it is documented').toBeDefined();
      const answer = JSON.parse(text) as { id?: string; status?: number };
      expect(faultsOf(answer, place!)).toEqual([]);
      if (status >= 400) expect(answer.status).toBe(status);
      if (status === 201 && id === 'attach') made.attachment = answer.id!;
      if (status === 201 && id === 'createTicket') made.ticket = answer.id!;
      if (status < 300 && body !== undefined && typeof body !== 'string')
        expect(faultsOf(body, ['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'])).toEqual([]);
    });
  }
});

describe('openapi.yaml', () => {
  test('is OpenAPI 3.1, and every reference in it leads somewhere', () => {
    expect(contract.openapi).toMatch(/^3\.1\./);
    const references = [...JSON.stringify(contract).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, place = '']) => place);
    const missing = references.filter((place) => place.split('/').reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], contract) === undefined);
    expect(missing).toEqual([]);
  });

  test('is what the types of the server were made from: else run npm run contract', async () => {
    const made = await openapiTS(new URL(`file://${file('openapi.yaml')}`), { immutable: true });
    expect(readFileSync(file('openapi.d.ts'), 'utf8')).toBe(COMMENT_HEADER + astToString(made));
  });

  for (const { path, method, operation } of operations)
    test(`${method.toUpperCase()} ${path}: every answer that it promises is seen above`, () => {
      const promised = Object.keys(operation.responses).filter((status) => status !== 'default');
      const seen = cases.filter(({ id }) => id === operation.operationId).map(({ status }) => String(status));
      expect(promised.filter((status) => !seen.includes(status))).toEqual([]);
    });
});
