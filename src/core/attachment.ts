/** A file that the backend has, as it knows it. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** MIME. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that goes with a draft. */
export interface Chosen {
  /** A UUID: what it is kept under here, and the key of every try to upload it. */
  readonly id: string;
  readonly name: string;
  /** MIME, by its first bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** The backend's id of it, once it is there. */
  readonly sent?: string | undefined;
}

/** What a backend takes. */
export interface Limits {
  /** How many for one ticket. */
  readonly files: number;
  /** For each. */
  readonly bytes: number;
  /** MIME types. */
  readonly types: readonly string[];
}

/** What is taken where the backend does not say (R30): pictures, video, GIF, HAR, and beside them PDF and text. */
export const LIMITS: Limits = {
  files: 10,
  bytes: 25_000_000,
  types: [
    'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/heic',
    'video/mp4', 'video/webm', 'video/quicktime',
    'application/json', 'application/pdf', 'text/plain',
  ],
};

/** Why a file is not taken. Worded in `locales/LANGUAGE/form.json`. */
export type Refused = 'type' | 'mismatch' | 'too-large' | 'too-many' | 'empty' | 'unreadable';

/** A file as somebody hands it over, with its first bytes: {@link HEAD} of them, or all where it is shorter. */
export interface Handed {
  readonly name: string;
  /** MIME, as the browser guesses it; may be empty. */
  readonly type: string;
  readonly size: number;
  readonly head: Uint8Array;
}

/** So many first bytes are enough to know a file by. */
export const HEAD = 4096;

/** The types a browser can decode into pixels, so that they may be previewed; nothing else ever is. */
export const PREVIEWED: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];

/** What an ending promises. An ending that is not here promises nothing we take. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  avif: ['image/avif'],
  heic: ['image/heic'],
  heif: ['image/heic', 'image/avif'],
  mp4: ['video/mp4', 'video/quicktime'],
  m4v: ['video/mp4'],
  mov: ['video/quicktime', 'video/mp4'],
  webm: ['video/webm'],
  pdf: ['application/pdf'],
  har: ['application/json'],
  json: ['text/plain', 'application/json'],
  txt: ['text/plain'],
  log: ['text/plain'],
  csv: ['text/plain'],
  md: ['text/plain'],
};

/**
 * Whether a file is taken, under which name and as what. Its first bytes decide, never what it says of itself; where the
 * two do not agree it is refused, since somebody wants it to be taken for something else.
 */
export function accepted(file: Handed, limits: Limits, already: number): { readonly name: string; readonly type: string } | { readonly refused: Refused } {
  const name = cleanName(file.name);
  if (already >= limits.files) return { refused: 'too-many' };
  if (file.size === 0) return { refused: 'empty' };
  if (file.size > limits.bytes) return { refused: 'too-large' };
  const ending = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase();
  const promised = ending === undefined ? undefined : (Object.hasOwn(ENDINGS, ending) && ENDINGS[ending]) || [];
  const type = sniffed(file.head, ending);
  if (!type || promised?.length === 0) return { refused: 'type' };
  if (promised && !promised.includes(type)) return { refused: 'mismatch' };
  const said = file.type.split(';')[0]!.trim().toLowerCase();
  // A name without an ending, of what is only text: it is taken where it says so, since a script is text too.
  if (!promised && type === 'text/plain' && said !== type) return { refused: 'type' };
  if (said && !isVague(said) && kindOf(said) !== kindOf(type)) return { refused: 'mismatch' };
  return limits.types.includes(type) ? { name, type } : { refused: 'type' };
}

/** A name without folders, control characters and leading dots, 200 characters at most, and never empty. */
export function cleanName(name: string): string {
  const [untilNul = ''] = name.split('\0');
  const own = untilNul.split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim().replace(/^\.+/, '');
  const letters = [...own];
  const ending = letters.length > 200 ? (/\.[^.]{1,10}$/.exec(own)?.[0] ?? '') : '';
  return letters.length > 200 ? letters.slice(0, 200 - ending.length).join('') + ending : own || 'file';
}

/** What an operating system says of what it does not know, or calls by several names. */
const isVague = (type: string): boolean => type === 'application/octet-stream' || /json|csv|markdown/.test(type);

const kindOf = (type: string): string => (/^(image|video)\//.test(type) ? type.split('/')[0]! : type === 'application/json' ? 'text/plain' : type);

/** What the first bytes are, by the signatures of WHATWG's MIME Sniffing standard and ISO 14496-12; `undefined` where we know none. */
function sniffed(head: Uint8Array, ending: string | undefined): string | undefined {
  const at = (start: number, signature: string): boolean => [...signature].every((letter, index) => head[start + index] === letter.charCodeAt(0));
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (at(0, '\xff\xd8\xff')) return 'image/jpeg';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'image/gif';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'image/webp';
  if (at(0, '\x1aE\xdf\xa3')) return 'video/webm';
  if (at(0, '%PDF-')) return 'application/pdf';
  if (at(4, 'ftyp')) return brandOf(String.fromCharCode(...head.slice(8, 12)));
  if (!isText(head)) return undefined;
  return ending === 'har' && /^\s*\{/.test(new TextDecoder().decode(head)) ? 'application/json' : 'text/plain';
}

function brandOf(brand: string): string {
  if (/^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand)) return 'image/heic';
  if (/^avi[fs]$/.test(brand)) return 'image/avif';
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}

/** Whether bytes are UTF-8 without control characters. The last letter may be cut in two. */
function isText(head: Uint8Array): boolean {
  try {
    return !/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }));
  } catch {
    return false;
  }
}
