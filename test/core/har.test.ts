import { describe, expect, test } from 'vitest';
import { cleanHar, countByKind, ProblemError } from '../../src/har.js';
import { harFile, leaksOf, type Har, type HarEntry } from '../support/har.js';

const clean = (har: Har, keep?: readonly number[]) => {
  const { har: text, removed } = cleanHar(JSON.stringify(har), keep && { keep });
  return { text, removed, har: JSON.parse(text) as Har };
};

/** The file with something changed in its first entry. */
const withEntry = (change: (entry: HarEntry) => void): Har => {
  const har = harFile();
  change(har.log.entries[0]!);
  return har;
};

describe('what support needs', () => {
  test('stays as it was, to the letter, where there is nothing to hide', () => {
    const { har, removed } = clean(harFile());
    expect(har).toEqual(harFile());
    expect(removed).toEqual([]);
  });

  for (const url of [
    'https://app.example.com/',
    'https://app.example.com',
    'http://localhost:4280/api/v1/surveys/42',
    'https://[2001:db8::1]:8443/health',
    'https://d111111abcdef8.cloudfront.net/fonts/inter-latin.woff2',
    'https://ec2-203-0-113-25.compute-1.amazonaws.com/graphql',
    'https://xn--brd-0na.example/kart/index.html',
    'https://auth0.example.com/oauth2/authorize?response_type=&ui_locales=',
    'https://app.example.com/static/js/main.8f3a2b1c.js',
    'https://app.example.com/static/js/vendor.8f3a2b1c9d0e1f2a3b4c.js',
    'https://app.example.com/api/getCustomerById?filter[status]=open&fields=id,title&include=owner.team&v=1.2.3&_=',
    'wss://live.example.com/socket/v1?format=json',
    'about:blank',
    '',
  ])
    test(`an address without secrets is not touched: ${url}`, () => {
      const { har, removed } = clean(withEntry((entry) => (entry.request.url = url)));
      expect(har.log.entries[0]!.request.url).toBe(url);
      expect(removed).toEqual([]);
    });

  for (const [given, cleaned] of [
    ['https://kari:hunter2@app.example.com:8443/x', 'https://app.example.com:8443/x'],
    ['https://app.example.com/x#access_token=hunter2', 'https://app.example.com/x'],
    ['https://app.example.com/reset/hunter2/done', 'https://app.example.com/reset/(removed)/done'],
    ['https://app.example.com/users/kari%40example.com/files/9f86d081884c7d659a2f.pdf', 'https://app.example.com/users/(removed)/files/(removed).pdf'],
    ['https://api.example.com/bot123456:ABC-DEF1234ghIkl/send', 'https://api.example.com/(removed)/send'],
    ['https://app.example.com/x?page=2&token=abc&id=01019012345', 'https://app.example.com/x?page=2&token=(removed)&id=(removed)'],
    ['https://app.example.com/x?sk_live_51H8xAbC&&raw', 'https://app.example.com/x?(removed)&&raw'],
    ['https://app.example.com/x?sk_live_51H8xAbC=1', 'https://app.example.com/x?(removed)=1'],
    ['https://app.example.com/x?%74oken=12&pass%2577ord=12', 'https://app.example.com/x?%74oken=(removed)&(removed)=12'],
    ['https://app.example.com/login;jsessionid=12AB34CD', 'https://app.example.com/(removed)'],
    ['https://9f86d081884c7d659a2feaa0c55ad015.example.com/', 'https://(removed).example.com/'],
    ['https://b.s3.amazonaws.com/report?X-Amz-Signature=fe5f80&X-Amz-Expires=300', 'https://b.s3.amazonaws.com/report?X-Amz-Signature=(removed)&X-Amz-Expires=(removed)'],
    ['data:text/plain,hunter2', 'data:(removed)'],
    ['blob:https://app.example.com/3b241101-e2bb-4255-8caf-4136c566a962', 'blob:(removed)'],
    ['hunter2:swordfish', '(removed)'],
    ['https:\\\\hunter2\\x', 'https:(removed)'],
  ] as const)
    test(`of an address the shape stays: ${given}`, () => {
      expect(clean(withEntry((entry) => (entry.request.url = given))).har.log.entries[0]!.request.url).toBe(cleaned);
    });

  test('the names of headers stay, and say that their values are gone', () => {
    const headers = [{ name: 'Authorization', value: 'Bearer hunter2' }, { name: 'X-Anything', value: 'yes' }, { name: 'Cookie', value: 'a=b' }, { name: 'ETag', value: '' }];
    expect(clean(withEntry((entry) => (entry.request.headers = headers))).har.log.entries[0]!.request.headers).toEqual([
      { name: 'Authorization', value: '(removed)' },
      { name: 'X-Anything', value: '(removed)' },
      { name: 'Cookie', value: '(removed)' },
      { name: 'ETag', value: '' },
    ]);
  });

  for (const [agent, cleaned] of [
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1'],
    ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.109 Mobile Safari/537.36 Edg/120.0.2210.91'],
    ['curl/8.4.0'],
    ['Mozilla/5.0 (Linux; Android 13; 2201117TG) Chrome/120.0.0.0', 'Mozilla/5.0 (Linux; Android 13; (removed)) Chrome/120.0.0.0'],
  ] as const)
    test(`the browser stays: ${agent}`, () => {
      const { har } = clean(withEntry((entry) => (entry.request.headers = [{ name: 'User-Agent', value: agent }])));
      expect(har.log.entries[0]!.request.headers[0]!.value).toBe(cleaned ?? agent);
    });

  test('the boundary that a browser made up stays, another does not', () => {
    const typed = (mimeType: string) => clean(withEntry((entry) => (entry.request['postData'] = { mimeType, params: [] }))).har.log.entries[0]!.request['postData'];
    expect(typed('multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gWx')).toMatchObject({ mimeType: 'multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gWx' });
    expect(typed('multipart/form-data; boundary=hunter2')).toMatchObject({ mimeType: 'multipart/form-data' });
  });
});

const body = JSON.stringify({ email: 'kari@example.com', password: 'swordfish', limit: 20, note: 'Import stalls at 40 per cent', query: 'mutation { login(password: "swordfish") }' });

const withBodies = () =>
  withEntry((entry) => {
    entry.request['postData'] = { mimeType: 'application/json', text: body };
    entry.response.content = { size: 90, mimeType: 'text/html', text: '<input name="csrf" value="swordfish">' };
    entry['_webSocketMessages'] = [{ type: 'send', time: 1763800000.5, opcode: 1, data: '{"type":"hello","token":"swordfish"}' }];
  });

describe('bodies and messages', () => {
  test('stay on the device; their sizes and types do not', () => {
    const { har, text } = clean(withBodies());
    expect(har.log.entries[0]!.request['postData']).toEqual({ mimeType: 'application/json', _size: body.length });
    expect(har.log.entries[0]!.response.content).toEqual({ size: 90, mimeType: 'text/html', _size: 37 });
    expect(har.log.entries[0]!['_webSocketMessages']).toEqual([{ type: 'send', time: 1763800000.5, opcode: 1, _size: 36 }]);
    expect(text).not.toMatch(/swordfish|stalls/);
  });

  test('of an entry that the visitor keeps leave with what is plain in them, and without credentials', () => {
    const { har, text, removed } = clean(withBodies(), [0]);
    expect(JSON.parse((har.log.entries[0]!.request['postData'] as { text: string }).text)).toEqual({
      email: '(removed)',
      password: '(removed)',
      limit: 20,
      note: 'Import stalls at 40 per cent',
      query: '(removed)',
    });
    expect(har.log.entries[0]!['_webSocketMessages']).toMatchObject([{ data: '{"type":"hello","token":"(removed)"}' }]);
    expect(text).not.toContain('swordfish');
    expect(removed).toContainEqual(expect.objectContaining({ kind: 'value', name: 'password', entry: 0 }));
  });

  test('that are neither JSON nor a form stay on the device even of an entry that is kept, and are told', () => {
    const { har, removed } = clean(withBodies(), [0]);
    expect(har.log.entries[0]!.response.content).not.toHaveProperty('text');
    expect(removed).toContainEqual(expect.objectContaining({ kind: 'body', entry: 0, places: ['response.content'] }));
  });

  test('keeping one entry keeps no other', () => {
    const har = withBodies();
    har.log.entries.push(withBodies().log.entries[0]!);
    const { entries } = clean(har, [2, 77, -1]).har.log;
    expect(entries[0]!.request['postData']).not.toHaveProperty('text');
    expect(entries[2]!.request['postData']).toHaveProperty('text');
  });

  for (const [what, postData, kept] of [
    ['a form', { mimeType: 'application/x-www-form-urlencoded; charset=UTF-8', text: 'limit=20&pwd=swordfish&note=Import+stalls' }, { text: 'limit=20&pwd=%28removed%29&note=Import+stalls' }],
    ['the fields of a form', { mimeType: 'multipart/form-data', params: [{ name: 'limit', value: '20' }, { name: 'pin', value: '4711' }, { name: 'file', fileName: 'kari.pdf', value: 'x9x9' }] }, { params: [{ name: 'limit', value: '20' }, { name: 'pin', value: '(removed)' }, { name: 'file', value: '(removed)' }] }],
    ['base64', { mimeType: 'application/json', encoding: 'base64', text: Buffer.from('{"otp":4711,"name":"søk"}').toString('base64') }, { text: '{"otp":"(removed)","name":"s\\u00f8k"}' }],
    ['a key that is a secret', { mimeType: 'application/json', text: '{"ghp_16C7e42F292c6912E7710c838347Ae178B4a":1}' }, { text: '{"(removed)":1}' }],
    ['a secret told in a sentence', { mimeType: 'application/json', text: '["Your password is swordfish","token: swordfish","Your session has expired."]' }, { text: '["(removed)","(removed)","Your session has expired."]' }],
    ['a number in groups', { mimeType: 'application/json', text: '["4111 1111 1111 1111","12 34 56"]' }, { text: '["(removed)","(removed)"]' }],
    ['a list of secrets', { mimeType: 'application/json', text: '{"accessTokens":[["swordfish"]],"api_keys":{"a":"swordfish"},"PIN":4711}' }, { text: '{"accessTokens":"(removed)","api_keys":"(removed)","PIN":"(removed)"}' }],
    ['a key with a meaning of its own', { mimeType: 'application/json', text: '{"__proto__":{"limit":1},"constructor":2}' }, { text: '{"__proto__":{"limit":1},"constructor":2}' }],
  ] as const)
    test(`of a kept entry, ${what}`, () => {
      const given = withEntry((entry) => (entry.request['postData'] = postData));
      expect(clean(given, [0]).har.log.entries[0]!.request['postData']).toMatchObject(kept);
      expect(leaksOf('swordfish', clean(given).text)).toEqual([]);
    });
});

describe('what was removed', () => {
  const har = withEntry((entry) => {
    entry.request.url = 'https://app.example.com/x?token=hunter2';
    entry.request.queryString = [{ name: 'token', value: 'hunter2' }];
    entry.request.headers = [{ name: 'Cookie', value: 'sid=hunter2' }, { name: 'X-Api-Key', value: 'hunter2' }];
    entry.request.cookies = [{ name: 'sid', value: 'hunter2' }];
    entry['_hunter2'] = { a: 1 };
  });

  test('is listed entry by entry, one line for one thing, wherever it stood', () => {
    const of = { entry: 0, url: 'https://app.example.com/x?token=(removed)' };
    expect(clean(har).removed).toEqual([
      { ...of, kind: 'parameter', name: 'token', places: ['request.url', 'request.queryString'], count: 2, size: 14 },
      { ...of, kind: 'cookie', places: ['request.headers', 'request.cookies'], count: 2, size: 11 },
      { ...of, kind: 'header', name: 'x-api-key', places: ['request.headers'], count: 1, size: 7 },
      { ...of, kind: 'field', places: [''], count: 1, size: 0 },
    ]);
  });

  test('is counted by kind', () => expect(countByKind(clean(har).removed)).toEqual({ parameter: 2, cookie: 2, header: 1, field: 1 }));

  test('does not say what it was', () => expect(JSON.stringify(clean(har).removed)).not.toContain('hunter2'));

  test('of a file that was cleaned before is nothing, and the file is the same', () => {
    for (const keep of [[], [0]]) {
      const once = clean(withBodies(), keep);
      const twice = clean(once.har, keep);
      expect(twice.text).toBe(once.text);
    }
    const once = clean(har);
    expect(clean(once.har)).toMatchObject({ text: once.text, removed: [] });
  });

  test('of what stands around the entries belongs to none of them', () => {
    const around = harFile();
    around.log['comment'] = 'hunter2';
    around.log.pages[0]!['title'] = 'Welcome, Kari';
    expect(clean(around).removed).toEqual([
      { kind: 'title', places: ['log.pages.title'], count: 1, size: 13 },
      { kind: 'field', places: ['log'], count: 1, size: 7 },
    ]);
  });
});

describe('a text that is no HAR file', () => {
  for (const [what, text, why] of [
    ['nothing', '', 'unreadable'],
    ['a sentence', 'hunter2', 'unreadable'],
    ['the first half of one', JSON.stringify(withBodies()).slice(0, -40), 'unreadable'],
    ['one with a secret behind it', `${JSON.stringify(harFile())} hunter2`, 'unreadable'],
    ['two hundred thousand lists in each other', '['.repeat(200_000) + ']'.repeat(200_000), undefined],
    ['two hundred thousand objects in each other, cut off', '{"log":'.repeat(200_000), 'unreadable'],
    ['null', 'null', 'notHar'],
    ['a list', '["hunter2"]', 'notHar'],
    ['an object of another kind', '{"log":{"hunter2":[]}}', 'notHar'],
    ['entries that are no list', '{"log":{"entries":{"0":"hunter2"}}}', 'notHar'],
  ] as const)
    test(`is refused, and nothing of it is told: ${what}`, () => {
      try {
        cleanHar(text);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        const { problem, stack, cause } = error as ProblemError;
        expect(problem.kind).toBe('invalid');
        if (why) expect(problem.fields).toEqual({ har: why });
        expect(`${JSON.stringify(problem)}${String(stack?.split('\n')[0])}${String(cause)}`).not.toMatch(/hunter2|Import/);
      }
    });

  test('but a byte order mark before one is no reason', () => expect(JSON.parse(cleanHar(`\uFEFF${JSON.stringify(harFile())}`).har)).toEqual(harFile()));

  test('entries of any kind are cleaned in their place', () => {
    const { har } = cleanHar('{"log":{"entries":["hunter2",null,7,[],{"request":"hunter2","response":[{"a":"hunter2"}],"timings":null,"time":null}]}}');
    expect(JSON.parse(har)).toEqual({ log: { entries: [{}, {}, {}, {}, { time: null }] } });
  });
});

describe('on a page that broke JSON', () => {
  test('the file is whole all the same', () => {
    const { har } = clean(withBodies(), [0]);
    const text = JSON.stringify(withBodies());
    const { stringify } = JSON;
    const broken = [Object.prototype, Array.prototype, String.prototype] as unknown as { toJSON?: () => string }[];
    let cleaned = '';
    try {
      JSON.stringify = () => 'broken';
      for (const prototype of broken) prototype.toJSON = () => 'broken';
      cleaned = cleanHar(text, { keep: [0] }).har;
    } finally {
      JSON.stringify = stringify;
      for (const prototype of broken) delete prototype.toJSON;
    }
    expect(JSON.parse(cleaned)).toEqual(har);
  });

  test('what it put on every object is not in the file', () => {
    const every = Object.prototype as unknown as Record<string, unknown>;
    try {
      every['comment'] = every['text'] = every['_error'] = 'hunter2';
      expect(cleanHar('{"log":{"entries":[{"response":{"content":{}}}]}}').har).not.toContain('hunter2');
    } finally {
      for (const key of ['comment', 'text', '_error']) delete every[key];
    }
  });
});

describe('a huge file', () => {
  // Whatever took the square of these lengths would take hours.
  const har = (change: (entry: HarEntry) => void) => JSON.stringify(withEntry(change));
  const header = (name: string, value: string) => har((entry) => (entry.response.headers = [{ name, value }]));
  for (const [what, text] of [
    ['a body of 20 MB', har((entry) => (entry.response.content['text'] = 'a1"\\ '.repeat(4 << 20)))],
    ['an address of many segments', har((entry) => (entry.request.url = `https://a.example/${'a1b2/'.repeat(1e5)}`))],
    ['an address of many parameters', har((entry) => (entry.request.url = `https://a.example/?${'a=b&'.repeat(1e5)}`))],
    ['a long segment', har((entry) => (entry.request.url = `https://a.example/${'a-'.repeat(2e6)}.js`))],
    ['a host of many labels', har((entry) => (entry.request.url = `https://${'a.'.repeat(1e5)}/`))],
    ['a scheme that never ends', har((entry) => (entry.request.url = `${'a'.repeat(5e6)}:x`))],
    ['a link header that never closes', header('link', '<a=b;, '.repeat(2e5))],
    ['a browser of many names', header('user-agent', `Mozilla/5.0 (${'a1 '.repeat(2e5)}`)],
    ['a type of many parameters', header('content-type', `a/b${';a=b'.repeat(2e5)}`)],
    ['two thousand entries', JSON.stringify({ log: { entries: Array.from({ length: 2_000 }, () => harFile().log.entries[0]) } })],
  ] as const)
    test(`is cleaned in time: ${what}`, () => {
      expect(cleanHar(text).har).toContain('entries');
    });
});
