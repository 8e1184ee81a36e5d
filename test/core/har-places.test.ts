import { describe, expect, test } from 'vitest';
import { cleanHar } from '../../src/har.js';
import { dataOf } from '../support/data.js';
import { harFile, leaksOf, SECRETS, type Har, type HarEntry } from '../support/har.js';

/** Puts a secret somewhere into the file; the entry is its first. */
type Plant = (entry: HarEntry, secret: string, har: Har) => void;

const json = (secret: string, key = 'password') => JSON.stringify({ data: [{ [key]: secret }] });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const requestHeader = (name: string, of: (secret: string) => string = (secret) => secret): Plant => (entry, secret) => void entry.request.headers.push({ name, value: of(secret) });
const responseHeader = (name: string, of: (secret: string) => string = (secret) => secret): Plant => (entry, secret) => void entry.response.headers.push({ name, value: of(secret) });
const url = (of: (secret: string) => string): Plant => (entry, secret) => void (entry.request.url = of(encodeURIComponent(secret)));
const query = (name: string): Plant => url((secret) => `https://app.example.com/x?page=2&${name}=${secret}&sort=name`);
const queryString = (name: string): Plant => (entry, secret) => void entry.request.queryString.push({ name, value: secret });
const posted = (mimeType: string, of: (secret: string) => string): Plant => (entry, secret) => void (entry.request['postData'] = { mimeType, text: of(secret) });
const postedField = (name: string): Plant => (entry, secret) => void (entry.request['postData'] = { mimeType: 'application/x-www-form-urlencoded', params: [{ name, value: secret }] });
const answered = (mimeType: string, of: (secret: string) => string, encoding?: string): Plant => (entry, secret) => void (entry.response.content = { size: 9, mimeType, text: of(secret), ...(encoding && { encoding }) });

/** What `har-rules.json` says by a pattern: the place, and the name in it. */
const NAMED: readonly (readonly [RegExp, (name: string) => Plant])[] = [
  [/^request header (.+): Bearer opaque$/, (name) => requestHeader(name, (secret) => `Bearer ${secret}`)],
  [/^request header (.+): Basic \(lowercase\)$/, (name) => requestHeader(name, (secret) => `Basic ${base64(`kari:${secret}`)}`)],
  [/^request header ([\w-]+)(?: \(lowercase.*\))?$/, requestHeader],
  [/^response header ([\w-]+)(?: \(lowercase\))?$/, (name) => responseHeader(name, (secret) => `sid=${secret}; Path=/; HttpOnly`)],
  [/^request\.url query \?(.+)=$/, query],
  [/^request\.queryString\[\] (.+)$/, queryString],
  [/^postData\.params (.+)$/, postedField],
  [/^postData\.text urlencoded (.+)=$/, (name) => posted('application/x-www-form-urlencoded', (secret) => `page=2&${name}=${encodeURIComponent(secret)}`)],
  [/^postData\.text JSON "(.+)"$/, (name) => posted('application/json', (secret) => json(secret, name))],
  [/^response JSON (.+)$/, (name) => answered('application/json', (secret) => json(secret, name))],
];

/** What it says once. */
const ONCE: Readonly<Record<string, Plant>> = {
  'request.cookies[].value': (entry, secret) => void entry.request.cookies.push({ name: 'sid', value: secret }),
  'response.cookies[].value': (entry, secret) => void entry.response.cookies.push({ name: 'sid', value: secret }),
  'JWT in an unlisted header (JWT signature)': requestHeader('X-Tenant', (secret) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${secret}`),
  'JWT inside response JSON (JWT signature)': answered('application/json', (secret) => json(`eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${secret}`, 'note')),
  'userinfo password in URL': url((secret) => `https://kari:${secret}@app.example.com/x`),
  'secret in URL path (reset link)': url((secret) => `https://app.example.com/account/reset/${secret}`),
  'URL fragment access_token': url((secret) => `https://app.example.com/cb#access_token=${secret}&token_type=bearer`),
  'Referer query token': requestHeader('Referer', (secret) => `https://app.example.com/x?token=${encodeURIComponent(secret)}`),
  'Location header code=': responseHeader('Location', (secret) => `/cb?code=${encodeURIComponent(secret)}`),
  'redirectURL code=': (entry, secret) => void (entry.response['redirectURL'] = `https://app.example.com/cb?code=${encodeURIComponent(secret)}`),
  'GraphQL inline literal password': posted('application/json', (secret) => JSON.stringify({ query: `mutation { login(email: "a", password: ${JSON.stringify(secret)}) { id } }` })),
  'GraphQL variables.password': posted('application/json', (secret) => JSON.stringify({ query: 'mutation { x }', variables: { password: secret } })),
  'multipart body password': posted('multipart/form-data; boundary=x', (secret) => `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${secret}\r\n--x--`),
  'response base64 JSON access_token': answered('application/json', (secret) => base64(json(secret, 'access_token')), 'base64'),
  'HTML hidden csrf input': answered('text/html', (secret) => `<input type="hidden" name="csrf" value="${secret}">`),
  'inline script token': answered('text/html', (secret) => `<script>var token = ${JSON.stringify(secret)}</script>`),
  '_webSocketMessages token': (entry, secret) => void (entry['_webSocketMessages'] = [{ type: 'send', time: 1, opcode: 1, data: json(secret, 'token') }]),
  '_initiator url token': (entry, secret) => void (entry['_initiator'] = { type: 'script', url: `https://app.example.com/a.js?token=${encodeURIComponent(secret)}` }),
  'log.pages[].title token': (_, secret, har) => void (har.log.pages[0]!['title'] = `https://app.example.com/?token=${encodeURIComponent(secret)}`),
};

/** Where else we could think of one. */
const OURS: Readonly<Record<string, Plant>> = {
  'a header that nobody knows': requestHeader('X-Blah'),
  'a header that a server alone knows': responseHeader('X-Internal-User'),
  'an entity tag': responseHeader('ETag', (secret) => `"${secret}"`),
  'a security policy': responseHeader('Content-Security-Policy', (secret) => `script-src 'nonce-${secret}'`),
  'the challenge of a server': responseHeader('WWW-Authenticate', (secret) => `Digest nonce="${secret}"`),
  'the name of a header': (entry, secret) => void entry.request.headers.push({ name: secret, value: '1' }),
  'another key of a header': (entry, secret) => void entry.request.headers.push({ name: 'accept', value: '*/*', comment: secret } as never),
  'a link header': responseHeader('Link', (secret) => `<https://app.example.com/x?token=${encodeURIComponent(secret)}>; rel="next"`),
  'the path of HTTP/2': requestHeader(':path', (secret) => `/x/${encodeURIComponent(secret)}?q=${encodeURIComponent(secret)}`),
  'the path of HTTP/2, undone': requestHeader(':path', (secret) => `/x?key=${secret}`),
  'the subtype of a body': (entry, secret) => void (entry.response.content = { size: 1, mimeType: `text/${secret}` }),
  'the number of a request': responseHeader('X-Request-Id', (secret) => `kari ${secret}`),
  'a value that is a list': (entry, secret) => void entry.request.headers.push({ name: 'accept', value: [secret] } as never),
  'a search for somebody': query('q'),
  'a parameter without a value': url((secret) => `https://app.example.com/x?${secret}`),
  'the name of a parameter': url((secret) => `https://app.example.com/x?${secret}=1`),
  'a parameter that shows': query('sort'),
  'a parameter encoded twice': query('token'.replace('t', '%2574')),
  'the name in a query string': (entry, secret) => void entry.request.queryString.push({ name: secret, value: '1' }),
  'the address, undone': (entry, secret) => void (entry.request.url = `https://app.example.com/invite/${secret}`),
  'the address, behind a backslash': (entry, secret) => void (entry.request.url = `https:\\\\app.example.com\\${secret}`),
  'another scheme': (entry, secret) => void (entry.request.url = `x-app:${secret}`),
  'a file in the address': url((secret) => `blob:https://app.example.com/${secret}`),
  'data in the address': url((secret) => `data:text/plain;base64,${base64(secret)}`),
  'the port': url((secret) => `https://app.example.com:${secret}/`),
  'the method': (entry, secret) => void (entry.request['method'] = secret),
  'the version of HTTP': (entry, secret) => void (entry.response['httpVersion'] = secret),
  'the status': (entry, secret) => void (entry.response['status'] = secret),
  'the words of the status': (entry, secret) => void (entry.response['statusText'] = secret),
  'the error': (entry, secret) => void (entry.response['_error'] = `net::ERR_${secret}`),
  'a time': (entry, secret) => void (entry['time'] = secret),
  'the start': (entry, secret) => void (entry['startedDateTime'] = secret),
  'a timing': (entry, secret) => void (entry.timings['wait'] = secret),
  'the name of a timing': (entry, secret) => void (entry.timings[secret] = 1),
  'a size': (entry, secret) => void (entry.response.content['size'] = secret),
  'the address of the server': (entry, secret) => void (entry['serverIPAddress'] = secret),
  'the connection': (entry, secret) => void (entry['connection'] = secret),
  'the cache': (entry, secret) => void (entry['cache'] = { afterRequest: { eTag: secret, comment: secret } }),
  'a comment': (entry, secret) => void (entry['comment'] = secret),
  'a field of nobody': (entry, secret) => void (entry[`_${secret}`] = { [secret]: [secret] }),
  'the stack of the initiator': (entry, secret) => void (entry['_initiator'] = { type: 'script', stack: { callFrames: [{ functionName: secret, url: secret }] } }),
  'the priority': (entry, secret) => void (entry['_priority'] = secret),
  'the kind of the resource': (entry, secret) => void (entry['_resourceType'] = secret),
  'the name of a cookie': (entry, secret) => void entry.request.cookies.push({ name: secret, value: '1' }),
  'cookies that are no list': (entry, secret) => void (entry.request.cookies = { a: secret } as never),
  'headers that are no list': (entry, secret) => void (entry.request.headers = { a: secret } as never),
  'an event of a stream': (entry, secret) => void (entry['_eventSourceMessages'] = [{ time: 1, eventName: secret, eventId: secret, data: secret }]),
  'a WebSocket message that is bytes': (entry, secret) => void (entry['_webSocketMessages'] = [{ type: 'receive', opcode: 2, data: base64(secret) }]),
  'the file name of an upload': (entry, secret) => void (entry.request['postData'] = { mimeType: 'multipart/form-data', params: [{ name: 'file', fileName: secret, contentType: secret }] }),
  'a body under another name': (entry, secret) => void (entry.response.content['_text'] = secret),
  'a body that is no text': (entry, secret) => void (entry.response.content['text'] = { secret }),
  'a body, reversed in JSON': answered('application/json', (secret) => JSON.stringify({ [secret]: 1 })),
  'a body with its text twice': answered('application/json', (secret) => `{"a":${JSON.stringify(secret)},"a":"b"}`),
  'the version of the file': (_, secret, har) => void (har.log['version'] = secret),
  'the title of a page': (_, secret, har) => void (har.log.pages[0]!['title'] = `Inbox of ${secret}`),
  'the id of a page': (entry, secret, har) => void (har.log.pages[0]!['id'] = entry['pageref'] = `page_${secret}`),
  'beside the log': (_, secret, har) => void Object.assign(har, { comment: secret, [secret]: secret }),
  'beside the entries': (_, secret, har) => void (har.log['_secret'] = secret),
};

/** Where words are expected: one that looks like any other is nobody's secret, so a name made of two stays. */
const WORDS: Readonly<Record<string, Plant>> = {
  'the cache-control header': responseHeader('Cache-Control', (secret) => `private, ${secret}`),
  'the user agent': requestHeader('User-Agent'),
  'the user agent of a browser': requestHeader('User-Agent', (secret) => `Mozilla/5.0 (Windows NT 10.0; ${secret}) AppleWebKit/537.36`),
  'the user agent of an app': requestHeader('User-Agent', (secret) => `Survey/1.0 (${secret})`),
  'the type of a body': responseHeader('Content-Type', (secret) => `text/html; user=${secret}`),
  'the time that a server took': responseHeader('Server-Timing', (secret) => `user;desc="${secret}"`),
  'the language': requestHeader('Accept-Language', (secret) => `nb-${secret}`),
  'the program': (_, secret, har) => void (har.log['creator'] = { name: secret, version: secret, comment: secret }),
  'the browser': (_, secret, har) => void (har.log['browser'] = { name: secret, version: secret }),
};

function cleaned(plant: Plant, secret: string) {
  const har = harFile();
  plant(har.log.entries[0]!, secret, har);
  const text = JSON.stringify(har);
  return { text, ...cleanHar(text) };
}

describe.each(Object.entries({ ...ONCE, ...OURS, ...WORDS }))('%s', (place, plant) => {
  test.each(Object.entries(SECRETS).filter(([what]) => !(place in WORDS && what === 'a name')))('does not give away %s', (_, secret) => {
    const { text, har, removed } = cleaned(plant, secret);
    expect(text).not.toBe(JSON.stringify(harFile()));
    expect(leaksOf(secret, har)).toEqual([]);
    expect(leaksOf(secret, JSON.stringify(removed))).toEqual([]);
    expect(removed.length).toBeGreaterThan(0);
  });

  test('leaves the rest of the file as it was', () => {
    const { har } = cleaned(plant, SECRETS['a password with a digit']);
    const [, other] = (JSON.parse(har) as Har).log.entries;
    expect(other).toEqual(harFile().log.entries[1]);
  });
});

const rules = dataOf('faults/har-rules.json') as { readonly where: readonly string[] } | undefined;

describe.skipIf(!rules)('the places where secrets hide, as others found them', () => {
  test.each(rules?.where ?? [])('%s', (where) => {
    const [, name = '', plantNamed] = NAMED.map(([pattern, plant]) => [...(pattern.exec(where) ?? ['', undefined]), plant] as const).find(([, name]) => name) ?? [];
    const plant = ONCE[where] ?? (plantNamed as (name: string) => Plant)(name as string);
    for (const secret of [...Object.values(SECRETS), 'swordfish', '4711471']) {
      const { har } = cleaned(plant, secret);
      expect(leaksOf(secret, har)).toEqual([]);
    }
  });
});
