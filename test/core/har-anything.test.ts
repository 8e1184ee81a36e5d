import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanHar, ProblemError } from '../../src/har.js';
import { harFile, leaksOf, SECRETS, type Har } from '../support/har.js';

const PLAIN_WORDS = SECRETS['a name'];

const digits = (min: number, max: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''));
const letters = (of: string, min: number, max: number) => fc.array(fc.constantFrom(...of), { minLength: min, maxLength: max }).map((list) => list.join(''));

/** A secret that somebody or something made up. Words alone are none: nobody can tell them from others. */
const secret = fc.oneof(
  fc.constantFrom(...Object.values(SECRETS).filter((one) => one !== PLAIN_WORDS)),
  digits(11, 19),
  letters('0123456789abcdef', 24, 64).filter((text) => /\d.*[a-f].*\d/.test(text)),
  letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 20, 60).filter((text) => /[a-z]\d|\d[a-z]/i.test(text)),
);

/** A secret with what may stand around one. */
const hidden = (found: string) =>
  fc
    .constantFrom('', 'https://app.example.com/', 'https://app.example.com/x?page=', 'wss://', '/', 'Bearer ', 'a=', '{"a":"', 'text/html; charset=', 'Mozilla/5.0 (', '<https://a.example/', 'max-age=', 'page_', 'net::ERR_', '//', '1; ')
    .chain((before) => fc.constantFrom('', '/x', '&a=b', '; path=/', '"}', '>; rel=next', ' 1').map((after) => before + found + after));

const KEYS = [
  ...['log', 'version', 'creator', 'browser', 'pages', 'entries', 'name', 'comment', 'id', 'title', 'pageTimings', 'onLoad', 'startedDateTime', 'pageref', 'time'],
  ...['request', 'response', 'cache', 'timings', 'serverIPAddress', 'connection', 'method', 'url', 'httpVersion', 'cookies', 'headers', 'queryString', 'postData'],
  ...['headersSize', 'bodySize', 'status', 'statusText', 'content', 'redirectURL', 'value', 'mimeType', 'params', 'text', 'encoding', 'size', 'compression', 'wait'],
  ...['_initiator', '_priority', '_resourceType', '_webSocketMessages', '_eventSourceMessages', 'data', 'type', 'stack', '_error', '_size', 'toJSON', '__proto__'],
];

/** Any JSON in which a secret stands at places that are known and places that are not, as key and as value. */
const anything = (found: string) => {
  const value = hidden(found);
  const header = fc.record({ name: fc.constantFrom('cookie', 'authorization', 'accept', 'referer', 'link', 'location', 'user-agent', 'x-request-id', 'content-type', 'host', 'server', ':path', 'x-a', found), value });
  return fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, value, header, fc.array(header, { maxLength: 3 }), fc.constantFrom(null, true, 200, 12.5, 'GET', ''), fc.array(tie('any'), { maxLength: 4 }), tie('object')),
    object: fc.dictionary(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KEYS) }, { weight: 1, arbitrary: fc.constant(found) }), tie('any'), { maxKeys: 12 }),
  }));
};

const pieces = secret.chain((found) => {
  const { any, object } = anything(found);
  const entry = fc.record({ request: object, response: object, timings: any, _initiator: any, _webSocketMessages: any, any: object }, { requiredKeys: [] });
  return fc.record({ found: fc.constant(found), around: object, entry, keep: fc.boolean() });
});

test('whatever a file holds and wherever, no secret leaves, and the rest stays', () => {
  fc.assert(
    fc.property(pieces, ({ found, around, entry, keep }) => {
      const [first] = harFile().log.entries;
      const given = { ...around, log: { ...(around as Partial<Har>), entries: [first, entry, { ...first, ...entry }] } };
      const { har, removed } = cleanHar(JSON.stringify(given), keep ? { keep: [1, 2] } : {});
      expect(leaksOf(found, har)).toEqual([]);
      expect(leaksOf(found, JSON.stringify(removed))).toEqual([]);
      const { log } = JSON.parse(har) as Har;
      expect(log.entries).toHaveLength(3);
      expect(log.entries[0]).toEqual(first);
      expect(cleanHar(har, keep ? { keep: [1, 2] } : {}).har).toBe(har);
    }),
    { numRuns: 300 },
  );
}, 60_000);

test('a text that is no HAR file is refused, and never passed on', () => {
  const text = secret.chain((found) => fc.oneof(hidden(found), fc.json(), anything(found).any.map((value) => JSON.stringify({ log: value }))));
  fc.assert(
    fc.property(text, (given) => {
      try {
        cleanHar(given);
      } catch (error) {
        return error instanceof ProblemError && error.cause === undefined;
      }
      return Array.isArray((JSON.parse(given) as Har).log.entries);
    }),
    { numRuns: 300 },
  );
}, 60_000);
