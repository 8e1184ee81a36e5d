/** A value of a JSON file that a test may write into. */
export interface Har {
  log: { [key: string]: unknown; pages: Record<string, unknown>[]; entries: HarEntry[] };
}

export interface HarEntry {
  [key: string]: unknown;
  request: Record<string, unknown> & { url: string; headers: Pair[]; queryString: Pair[]; cookies: Pair[] };
  response: Record<string, unknown> & { headers: Pair[]; cookies: Pair[]; content: Record<string, unknown> };
  timings: Record<string, unknown>;
}

export interface Pair {
  name: string;
  value: string;
}

/** A HAR file as Chrome writes it, of two requests, in which there is nothing to hide. */
export function harFile(): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [{ startedDateTime: '2026-11-22T09:10:11.123Z', id: 'page_1', title: 'https://app.example.com/surveys/list?page=2', pageTimings: { onContentLoad: 412.5, onLoad: 900.25 } }],
      entries: [post(), asset()],
    },
  };
}

function post(): HarEntry {
  return {
    _initiator: { type: 'script', url: 'https://app.example.com/assets/index-DkX9a2Bz.js', lineNumber: 12, columnNumber: 1 },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method: 'POST',
      url: 'https://api.eu-west-1.example.com:8443/v2/surveys/1042/answers?page=2&per_page=50&sort=-createdAt&locale=nb-NO&archived=false',
      httpVersion: 'http/2.0',
      headers: [
        { name: ':authority', value: 'api.eu-west-1.example.com:8443' },
        { name: ':method', value: 'POST' },
        { name: ':path', value: '/v2/surveys/1042/answers?page=2&per_page=50&sort=-createdAt&locale=nb-NO&archived=false' },
        { name: ':scheme', value: 'https' },
        { name: 'accept', value: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7' },
        { name: 'accept-encoding', value: 'gzip, deflate, br, zstd' },
        { name: 'accept-language', value: 'nb-NO,nb;q=0.9,en-US;q=0.8,en;q=0.7' },
        { name: 'content-length', value: '348' },
        { name: 'content-type', value: 'application/json; charset=UTF-8' },
        { name: 'if-modified-since', value: 'Sat, 21 Nov 2026 07:28:00 GMT' },
        { name: 'origin', value: 'https://app.example.com' },
        { name: 'referer', value: 'https://app.example.com/surveys/list?page=2' },
        { name: 'sec-ch-ua', value: '"Chromium";v="142", "Not_A Brand";v="99"' },
        { name: 'sec-ch-ua-mobile', value: '?0' },
        { name: 'sec-ch-ua-platform', value: '"Windows"' },
        { name: 'sec-fetch-mode', value: 'cors' },
        { name: 'sec-fetch-site', value: 'same-site' },
        { name: 'user-agent', value: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36' },
        { name: 'x-requested-with', value: 'XMLHttpRequest' },
      ],
      queryString: [
        { name: 'page', value: '2' },
        { name: 'per_page', value: '50' },
        { name: 'sort', value: '-createdAt' },
        { name: 'locale', value: 'nb-NO' },
        { name: 'archived', value: 'false' },
      ],
      cookies: [],
      headersSize: -1,
      bodySize: 348,
    },
    response: {
      status: 503,
      statusText: 'Service Unavailable',
      httpVersion: 'http/2.0',
      headers: [
        { name: 'access-control-allow-origin', value: 'https://app.example.com' },
        { name: 'alt-svc', value: 'h3=":443"; ma=2592000' },
        { name: 'cache-control', value: 'no-store, max-age=0, stale-while-revalidate=31536000' },
        { name: 'cf-ray', value: '8f1c2b3a4d5e6f70-OSL' },
        { name: 'content-encoding', value: 'br' },
        { name: 'content-type', value: 'application/json; charset=utf-8' },
        { name: 'date', value: 'Sun, 22 Nov 2026 09:10:12 GMT' },
        { name: 'expires', value: '-1' },
        { name: 'retry-after', value: '120' },
        { name: 'server', value: 'nginx/1.25.3' },
        { name: 'server-timing', value: 'db;dur=53.2, cache;desc="miss";dur=0.1' },
        { name: 'strict-transport-security', value: 'max-age=31536000; includeSubDomains; preload' },
        { name: 'traceparent', value: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
        { name: 'vary', value: 'Accept-Encoding, Origin' },
        { name: 'via', value: '1.1 varnish, 1.1 google' },
        { name: 'x-cache', value: 'Miss from cloudfront' },
        { name: 'x-content-type-options', value: 'nosniff' },
        { name: 'x-ratelimit-remaining', value: '17' },
        { name: 'x-request-id', value: '6f1ed002-ab59-4d2c-9f7b-2f1f0e7f4a11' },
      ],
      cookies: [],
      content: { size: 64, mimeType: 'application/json', compression: 12 },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 512,
      _error: null,
    },
    serverIPAddress: '203.0.113.7',
    startedDateTime: '2026-11-22T09:10:11.456Z',
    time: 131.2,
    timings: { blocked: 1.5, dns: -1, ssl: -1, connect: -1, send: 0.2, wait: 120.1, receive: 9.4, _blocked_queueing: 1.1 },
  };
}

function asset(): HarEntry {
  return {
    ...post(),
    request: { ...post().request, method: 'GET', url: 'https://cdn.example.com/_next/static/chunks/main.8f3a2b1c.js', headers: [], queryString: [] },
    response: { ...post().response, status: 304, statusText: 'Not Modified', redirectURL: '/login', content: { size: 0, mimeType: 'text/javascript; charset=utf-8' } },
  };
}

/** What people and machines keep secret, in the shapes that they have. */
export const SECRETS = {
  'a password with a digit': 'hunter2',
  'a name': 'Kari Nordmann',
  'an e-mail address': 'kari.nordmann+7@hidden.example',
  'a birth number': '01019012345',
  'a birth number with a gap': '010190-12345',
  'a card number': '4111111111111111',
  'a card number in groups': '4111-1111-1111-1111',
  'a card number with gaps': '4111 1111 1111 1111',
  'an IBAN': 'NO9386011117947',
  'a JSON Web Token': 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U',
  'a private key': '-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhkiG9w0BAQEFAASCAUAwggE8\n-----END PRIVATE KEY-----',
  'hexadecimal digits': '9f86d081884c7d659a2feaa0c55ad015',
  'a UUID': '3b241101-e2bb-4255-8caf-4136c566a962',
  'base64': 'c2VjcmV0LXRva2VuLTE5ODQ=',
  'base64 for addresses': 'Zx8Q-w3Lr_T0kVb2YpA9',
  'a key of Stripe': 'sk_live_51H8xAbCdEfGhIjKlMnOpQr',
  'a token of GitHub': 'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
  'a key of AWS': 'AKIAIOSFODNN7EXAMPLE',
  'a phrase in another script': 'пароль-ключ-дракон',
  'look-alike digits': '４１１１１１１１１１１１',
  'a secret with markup': '"}],"x":"s3cr3t<script>',
} as const;

/** Every way in which a secret stands in a text that is read as JSON: as it is, percent-encoded once or twice, in base64. */
export function leaksOf(secret: string, json: string): readonly string[] {
  const text = textOf(JSON.parse(json));
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const percent = encodeURIComponent(secret);
  const every = [...Buffer.from(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const ways = [secret, base64, base64.replaceAll('+', '-').replaceAll('/', '_'), percent, percent.replaceAll('%20', '+'), encodeURIComponent(percent), every, every.toUpperCase()];
  return ways.filter((way) => text.includes(way.toLowerCase()) || text.includes(way));
}

/** All names and values in a parsed file, in both cases, a line each. */
function textOf(value: unknown): string {
  const lines: string[] = [];
  JSON.stringify(value, (key, one: unknown) => {
    if (typeof one === 'string' || typeof one === 'number') lines.push(`${one}`, `${one}`.toLowerCase());
    lines.push(key, key.toLowerCase());
    return one;
  });
  return lines.join('\n');
}
