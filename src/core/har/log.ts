import { isRecord } from '../check.js';
import { address, cleanAddress } from './address.js';
import { cleanBody, field } from './body.js';
import { bodyType, header } from './header.js';
import { cleanParameter } from './parameter.js';
import { REMOVED } from './plain.js';
import type { RemovalKind } from './removal.js';
import { aside, emptied, flag, form, listOf, nothing, number, shape, words, type Take } from './take.js';

const date = form(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?$/);
const httpVersion = form(/^(?:https?\/?\d(?:\.\d)?|h[23]c?|spdy\/\d(?:\.\d)?|data|blob|unknown)$/i);
const method = form(/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE|PROPFIND|PROPPATCH|MKCOL|COPY|MOVE|LOCK|UNLOCK|REPORT|SEARCH|QUERY)$/i);
const pageId = form(/^page(?:_\d{1,4}){1,3}$|^page@[0-9a-f]{32}$/);
const ipAddress = form(/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?(?=[^:]*:)[0-9a-f:]{2,39}\]?)$/i);
const error = form(/^net::ERR_[A-Z_]{2,60}$/);

/** The reason phrases of RFC 9110 and those that servers use beside them; any other is a text of somebody's. */
const statusText = form(
  /^(?:Continue|Switching Protocols|Early Hints|OK|Created|Accepted|No Content|Reset Content|Partial Content|Multi-Status|Multiple Choices|Moved Permanently|Moved Temporarily|Found|See Other|Not Modified|(?:Temporary|Permanent|Internal) Redirect|Bad Request|Unauthorized|Payment Required|Forbidden|Not Found|Method Not Allowed|Not Acceptable|Proxy Authentication Required|Request Time-?out|Conflict|Gone|Length Required|Precondition (?:Failed|Required)|(?:Payload|Content|Request Entity|URI|Request-URI) Too (?:Large|Long)|Unsupported Media Type|(?:Requested )?Range Not Satisfiable|Expectation Failed|I'm a teapot|Misdirected Request|Unprocessable (?:Entity|Content)|Locked|Failed Dependency|Too Early|Upgrade Required|Too Many Requests|Request Header Fields Too Large|Unavailable For Legal Reasons|Client Closed Request|Internal Server Error|Not Implemented|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|HTTP Version Not Supported|Insufficient Storage|connected|Connection established|Service Worker Fallback Required)$/i,
);

/** Pages without a title of their own are called by their address; a title of their own is a text of somebody's. */
const title: Take = (value, at, tell) => {
  if (typeof value === 'string' && /^https?:\/\//i.test(value)) return cleanAddress(value, at, tell);
  if (value !== REMOVED) tell('title', at, value);
  return value === '' ? '' : REMOVED;
};

const parameter: Take = (value, at, tell) => {
  if (!isRecord(value) || typeof value['name'] !== 'string') return nothing(value, at, tell);
  const given = value['value'];
  const clean = cleanParameter({ name: value['name'], value: typeof given === 'string' ? given : '' }, at, tell);
  return { name: clean.name, value: clean.value ?? '' };
};

/** An object that holds a body under `key`: kept as far as it may be, or its length in its place. */
const holding =
  (key: string, kind: RemovalKind, kept: boolean, rest: Readonly<Record<string, Take>>): Take =>
  (value, at, tell) => {
    const taken = shape({ ...rest, [key]: aside, encoding: aside, _size: number })(value, at, tell);
    if (!isRecord(value) || !isRecord(taken) || !Object.hasOwn(value, key)) return taken;
    const held = value[key];
    const body = kept && typeof held === 'string' ? cleanBody(held, value, at, tell) : undefined;
    if (body !== undefined) return { ...taken, [key]: body };
    tell(kind, at, held);
    return typeof held === 'string' ? { ...taken, _size: held.length } : taken;
  };

const program = shape({ name: words, version: form(/^\d{1,5}(?:\.\d{1,5}){0,5}$/) });
const headers = listOf(header);
const sizes = { headersSize: number, bodySize: number, _transferSize: number };

const entryOf = (kept: boolean): Take =>
  shape({
    pageref: pageId,
    startedDateTime: date,
    time: number,
    request: shape({
      method,
      url: address,
      httpVersion,
      headers,
      queryString: listOf(parameter),
      cookies: emptied('cookie'),
      ...sizes,
      postData: holding('text', 'body', kept, { mimeType: bodyType, params: kept ? listOf(field) : emptied('body') }),
    }),
    response: shape({
      status: number,
      statusText,
      httpVersion,
      headers,
      cookies: emptied('cookie'),
      content: holding('text', 'body', kept, { size: number, compression: number, mimeType: bodyType }),
      redirectURL: address,
      ...sizes,
      _error: error,
      _fetchedViaServiceWorker: flag,
    }),
    cache: shape({}),
    timings: shape(
      Object.fromEntries(
        'blocked dns connect ssl send wait receive _queued _blocked_queueing _blocked_proxy _workerStart _workerReady _workerFetchStart _workerRespondWithSettled'
          .split(' ')
          .map((name) => [name, number]),
      ),
    ),
    serverIPAddress: ipAddress,
    connection: form(/^\d{1,7}$/),
    _fromCache: form(/^(?:disk|memory|push)$/),
    _initiator: shape({ type: form(/^(?:script|parser|preload|redirect|preflight|SignedExchange|other)$/), url: address, lineNumber: number, columnNumber: number }),
    _priority: form(/^(?:Very)?(?:Low|High|Lowest|Medium|Highest)$/),
    _resourceType: form(/^(?:document|stylesheet|script|image|font|media|xhr|fetch|websocket|eventsource|manifest|texttrack|ping|preflight|prefetch|cspviolationreport|signedexchange|wasm|other)$/i),
    _webSocketMessages: listOf(holding('data', 'message', kept, { type: form(/^(?:send|receive|error)$/), time: number, opcode: number })),
    _eventSourceMessages: listOf(holding('data', 'message', kept, { time: number })),
  });

const bare = entryOf(false);
const full = entryOf(true);

/** What may leave of a HAR file around its entries. */
export const file = shape({
  log: shape({
    version: form(/^\d\.\d$/),
    creator: program,
    browser: program,
    pages: listOf(
      shape({ startedDateTime: date, id: pageId, title, pageTimings: shape({ onContentLoad: number, onLoad: number }) }),
    ),
    entries: aside,
  }),
});

/** What may leave of an entry; of one that the visitor keeps, also what can be taken apart of its bodies and messages. */
export const entry = (kept: boolean): Take => (kept ? full : bare);
