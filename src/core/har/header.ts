import { isRecord } from '../check.js';
import { cleanAddress, cleanHost } from './address.js';
import { isPlain, isPlainList, REMOVED } from './plain.js';
import type { Tell } from './removal.js';
import { nothing, type Take } from './take.js';

/** What may leave of a header's value; `undefined`: nothing. */
type Read = (value: string, at: string, tell: Tell) => string | undefined;

/** Headers that hold words, numbers and dates. The value of one that is not named here stays where it is. */
const PLAIN =
  /^(?:accept(?:-[a-z]+)?|access-control-[a-z-]+|age|allow|alt-svc|cache-control|cf-cache-status|connection|content-(?:encoding|language|length|range)|cross-origin-[a-z-]+|date|device-memory|dnt|downlink|dpr|ect|expect|expires|if-(?:un)?modified-since|keep-alive|last-modified|max-forwards|origin-agent-cluster|pragma|priority|purpose|range|referrer-policy|retry-after|rtt|save-data|sec-(?:ch|fetch)-[a-z-]+|sec-gpc|sec-purpose|sec-websocket-version|server(?:-timing)?|service-worker|strict-transport-security|te|trailer|transfer-encoding|upgrade(?:-insecure-requests)?|vary|via|viewport-width|(?:x-)?ratelimit-(?:limit|remaining|reset)|x-(?:cache(?:-status)?|content-type-options|dns-prefetch-control|download-options|frame-options|powered-by|requested-with|robots-tag|runtime|total-count|ua-compatible|xss-protection)|:method|:scheme|:status)$/;

/** The number under which a server logged the request: it opens nothing, and finds everything. */
const LOGGED = /^(?:cf-ray|traceparent|(?:x-)?(?:amz-|amzn-|ms-)?(?:request|correlation|trace)-?id|x-amzn-trace-id|x-b3-(?:span|trace)id)$/;
const NUMBER = /^(?=.*[a-f])(?:Root=\d-)?(?:[a-z]{2,4}[-_])?[0-9a-f]{2,32}(?:-[0-9a-f]{2,32}){0,4}(?:-[A-Z]{3})?$/i;

/** The first that a name fits says how its value is read. */
const HEADERS: readonly (readonly [RegExp, Read])[] = [
  [/^content-type$/, mimeType],
  [/^user-agent$/, cleanAgent],
  [/^(?:access-control-allow-origin|timing-allow-origin|content-location|location|origin|referer|:path)$/, cleanAddress],
  [/^(?:host|:authority|x-forwarded-host)$/, cleanHost],
  [/^link$/, cleanLinks],
  [LOGGED, (value) => (value.length <= 100 && NUMBER.test(value) ? value : undefined)],
  [PLAIN, (value) => (isPlainList(value) ? value : undefined)],
];

/** A header: its name, and of its value what may leave the device. */
export const header: Take = (given, at, tell) => {
  if (!isRecord(given) || typeof given['name'] !== 'string') return nothing(given, at, tell);
  const { name, value, ...rest } = given as { readonly name: string; readonly value?: unknown };
  for (const other of Object.values(rest)) tell('field', at, other);
  const lower = name.toLowerCase();
  const named = isPlain(lower.replace(/^:/, ''));
  if (!named) tell('header', at, name);
  const read = typeof value === 'string' && value !== '' && value !== REMOVED ? HEADERS.find(([names]) => names.test(lower))?.[1](value, at, tell) : undefined;
  if (read === undefined && value !== REMOVED) tell(/^set-cookie|^cookie/.test(lower) ? 'cookie' : 'header', at, value, /cookie/.test(lower) || !named ? undefined : lower);
  return { name: named ? name : REMOVED, value: read ?? (value === '' ? '' : REMOVED) };
};

/** The type of a body, as the header of that name has it. */
export const bodyType: Take = (value, at, tell) => {
  if (value === '' || value === REMOVED) return value;
  const read = typeof value === 'string' ? mimeType(value, at, tell) : undefined;
  if (read === undefined) tell('header', at, value, 'content-type');
  return read ?? REMOVED;
};

/** A type such as `text/html; charset=utf-8`. Of the boundary in a multipart one only a browser's own is kept. */
function mimeType(value: string, at: string, tell: Tell): string | undefined {
  const [type = '', ...parameters] = value.slice(0, 400).split(';');
  if (!/^(?:[\w.+-]+\/[\w.+*-]+|x-unknown)$/.test(type) || !isPlainList(type)) return undefined;
  const boundary = /^ ?boundary="?(?:----WebKitFormBoundary[A-Za-z0-9]{16}|-{20,30}\d{9,30}|----geckoformboundary[0-9a-f]{32})"?$/;
  const kept = [type, ...parameters.filter((one) => boundary.test(one) || isPlainList(one))].join(';');
  if (kept !== value) tell('header', at, value, 'content-type');
  return kept;
}

/** Word by word, so that the odd name of a telephone does not take the browser with it. */
function cleanAgent(value: string, at: string, tell: Tell): string | undefined {
  if (value.length > 400 || /\d{3} \d{3}/.test(value)) return undefined;
  return value.replace(/[^\s;:,/()]+/g, (word) => {
    if (isPlainList(word)) return word;
    tell('header', at, word, 'user-agent');
    return REMOVED;
  });
}

function cleanLinks(value: string, at: string, tell: Tell): string | undefined {
  if (!isPlainList(value.replace(/<[^<>]*>/g, ''))) return undefined;
  return value.replace(/<([^<>]*)>/g, (_, link: string) => `<${cleanAddress(link, at, tell)}>`);
}
