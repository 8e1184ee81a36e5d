import { cleanParameter } from './parameter.js';
import { isPlain, isPlainPart, isSecretName, REMOVED } from './plain.js';
import type { Tell } from './removal.js';
import type { Take } from './take.js';

/** Scheme, authority, path, query, fragment: every text has at least a path. */
const PARTS = /^(?:([a-z][a-z0-9+.-]{0,30}):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/i;

/** Endings that say what a file is. */
const FILE = /^(.*)\.(m?js|css|map|json|html?|php|aspx?|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|mp[34]|webm|pdf|txt|xml|csv|zip|wasm|webmanifest)$/i;

/** A file with what build tools put before its ending, so that it may be kept for ever. */
const BUILT = /^([\w.-]*[a-z])[-.](?!\d+\.)(?:[A-Za-z0-9_]{8}|[0-9a-f]{10,20})\.(?:m?js|css|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf)(?:\.map)?$/;

/** What may follow `/reset/`, `/session/` or `/invite/` and not be the secret itself. */
const STEP = /^(?:|\(removed\)|v\d|accept|callback|check|complete|create|current|done|email|forgot|info|list|login|logout|me|new|refresh|renew|request|revoke|send|start|status|validate)$/i;

/**
 * An address with what may leave the device: scheme, host, the shape of the path, the names of parameters.
 *
 * Taken apart by hand, since the URL parser would write what is kept in a spelling of its own.
 */
export function cleanAddress(address: string, at: string, tell: Tell): string {
  const [, scheme, authority, path = '', query, fragment] = PARTS.exec(address) ?? [];
  if (/^about:blank$|^\*?$/.test(address)) return address;
  if (scheme && !/^(?:https?|wss?)$/i.test(scheme)) return cleanOpaque(address, scheme, at, tell);
  tell('fragment', at, fragment);
  const segments = path.split('/');
  return [
    scheme && `${scheme}:`,
    authority !== undefined && `//${cleanAuthority(authority, at, tell)}`,
    segments.map((segment, index) => cleanSegment(segment, segments[index - 1] ?? '', at, tell)).join('/'),
    query !== undefined && `?${query.split('&').map((pair) => cleanPair(pair, at, tell)).join('&')}`,
  ].filter(Boolean).join('');
}

/** The same for a place in a HAR file. */
export const address: Take = (value, at, tell) => {
  if (typeof value === 'string') return cleanAddress(value, at, tell);
  tell('field', at, value);
  return value === null ? value : undefined;
};

/** The host, with or without a port, as a `Host` header has it. */
export function cleanHost(host: string, at: string, tell: Tell): string {
  const [, name = '', port = ''] = /^([^]*?)(:\d{1,5})?$/.exec(host) ?? [];
  if (/^\[[0-9a-f:.]{2,45}\]$/i.test(name)) return host;
  const labels = name.split('.').map((label) => {
    if (label === REMOVED || (/^[a-z0-9_-]{0,63}$/i.test(label) && !isMadeUp(label))) return label;
    tell('host', at, label);
    return REMOVED;
  });
  return labels.join('.') + port;
}

/** Hosts are wanted, so they are kept unless a machine made them up for somebody: long mixtures, long numbers. */
function isMadeUp(label: string): boolean {
  const mixed = label.split(/[-_]/).filter((part) => /\d/.test(part) && /[a-z]/i.test(part));
  const digits = label.replace(/\D/g, '').length;
  return /^\d{8,}$|\d{11,}|[^aeiouy\d_-]{9,}/i.test(label) || mixed.some(({ length }) => length >= 16) || (label.length >= 20 && digits >= 5 && mixed.some(({ length }) => length >= 4));
}

function cleanAuthority(authority: string, at: string, tell: Tell): string {
  const login = authority.lastIndexOf('@');
  tell('login', at, authority.slice(0, Math.max(login, 0)));
  return cleanHost(authority.slice(login + 1), at, tell);
}

/** `data:`, `blob:` and others whose whole text may be somebody's. */
function cleanOpaque(address: string, scheme: string, at: string, tell: Tell): string {
  if (address === `${scheme}:${REMOVED}`) return address;
  tell('path', at, address);
  return /^(?:data|blob|file|javascript|(?:chrome|moz|safari-web)-extension)$/.test(scheme) ? `${scheme}:${REMOVED}` : REMOVED;
}

function cleanSegment(segment: string, before: string, at: string, tell: Tell): string {
  if (isPlainPart(segment) && (!isSecretName(before) || isSecretName(segment) || STEP.test(segment))) return segment;
  const [, built] = BUILT.exec(segment) ?? [];
  if (built && isPlain(built)) return segment;
  const [, name, ending] = FILE.exec(segment) ?? [];
  if (name === REMOVED) return segment;
  tell('path', at, segment);
  return ending ? `${REMOVED}.${ending}` : REMOVED;
}

function cleanPair(pair: string, at: string, tell: Tell): string {
  const equals = pair.indexOf('=');
  const { name, value } = cleanParameter(equals < 0 ? { name: pair } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) }, at, tell);
  return value === undefined ? name : `${name}=${value}`;
}
