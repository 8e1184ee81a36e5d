import { describe, expect, test } from 'vitest';
import { httpBackend } from '../../src/backends/http.js';
import { answering, endpoint, json, page, problemIn, refused, search } from './answering.js';

const TICKET = {
  id: 'a', number: '1', reference: 'r', channel: 'email', premium: false, severity: 'standard', summary: 's', description: 'd', language: 'en', email: 'e',
  state: 'open', starred: false, unread: 0, created: 'c', updated: 'u', messages: [{ id: 'm', from: 'visitor', text: 't', sent: 's' }], custom: {}, context: {},
};

describe('what an answer means', () => {
  for (const [what, answer, problem] of [
    ['401', refused(401, { code: 'signed-out' }), { kind: 'signed-out', status: 401 }],
    ['403 with a reason', refused(403, { code: 'seat' }), { kind: 'refused', code: 'seat', message: 'It is so' }],
    ['404', refused(404), { kind: 'missing' }],
    ['400', refused(400, { code: 'malformed' }), { kind: 'invalid', code: 'malformed' }],
    ['422 with fields', refused(422, { errors: { email: 'email', odd: 7 } }), { kind: 'invalid', fields: { email: 'email' } }],
    ['429', refused(429), { kind: 'busy' }],
    ['503', page(503), { kind: 'busy' }],
    ['408', refused(408), { kind: 'server' }],
    ['500', page(500), { kind: 'server' }],
    ['403 without a word', new Response(null, { status: 403 }), { kind: 'refused' }],
    ['the page of a captive portal', page(200), { kind: 'server' }],
    ['the page of a firewall, though it says 403', page(403), { kind: 'server' }],
    ['the page of another server, though it says 404', page(404), { kind: 'server' }],
    ['what calls itself a page, though it reads as an answer', new Response('{"results":[]}', { headers: { 'Content-Type': 'text/html' } }), { kind: 'server' }],
    ['half an answer', new Response('{"results":[', { headers: { 'Content-Type': 'application/json' } }), { kind: 'server' }],
    ['nothing', new Response(null, { status: 204 }), { kind: 'server' }],
    ['null', json(null), { kind: 'server' }],
    ['a list for an object', json([]), { kind: 'server' }],
    ['results without titles', json({ results: [{ id: 'a', lang: 'en' }] }), { kind: 'server' }],
    ['a list with a gap', json({ results: [null] }), { kind: 'server' }],
    ['an answer without confidence', json({ answer: { id: 'a', lang: 'en', title: 'A', passage: 'P' }, results: [] }), { kind: 'server' }],
    ['no network', new TypeError('Failed to fetch'), { kind: 'offline' }],
  ] as const)
    test(`${what} is a problem of kind ${problem.kind}`, async () => {
      const { fetch } = answering(answer instanceof Response ? answer.clone() : answer);
      expect(await problemIn(search(httpBackend({ endpoint, fetch })))).toMatchObject(problem);
    });

  test('an answer that breaks off is no network', async () => {
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('terminated')) });
    const { fetch } = answering(new Response(broken, { headers: { 'Content-Type': 'application/json' } }));
    expect(await problemIn(search(httpBackend({ endpoint, fetch })))).toMatchObject({ kind: 'offline' });
  });

  test('what is null counts as absent', async () => {
    const { fetch } = answering(json({ answer: null, results: [{ id: 'a', lang: 'en', title: 'A', url: null }] }));
    expect(await search(httpBackend({ endpoint, fetch }))).toEqual({ results: [{ id: 'a', lang: 'en', title: 'A' }] });
  });

  test('a ticket that lacks anything a view shows never reaches one', async () => {
    const ticket = TICKET;
    const listed = (tickets: unknown) => httpBackend({ endpoint, fetch: answering(json(tickets)).fetch }).tickets.list();
    expect(await listed([ticket])).toEqual([ticket]);
    for (const key of Object.keys(ticket)) expect(await problemIn(listed([ticket, { ...ticket, [key]: undefined }])), key).toMatchObject({ kind: 'server' });
    expect(await problemIn(listed([{ ...ticket, state: 'lost' }]))).toMatchObject({ kind: 'server' });
  });

  for (const message of [{}, null, 'text', { id: 'm', from: 'robot', text: 'Beep', sent: 's' }, { id: 'm', from: 'support', card: { title: 'Pay' }, sent: 's' }])
    test(`a message of a kind that came after us breaks no ticket: ${JSON.stringify(message)}`, async () => {
      const ticket = { ...TICKET, messages: [TICKET.messages[0], message] };
      const { messages } = await httpBackend({ endpoint, fetch: answering(json(ticket)).fetch }).tickets.read('a');
      expect(messages).toMatchObject([TICKET.messages[0], { from: 'system', code: 'unsupported' }]);
    });
});
