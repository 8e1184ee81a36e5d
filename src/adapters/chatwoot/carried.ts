import { isRecord } from '../../core/check.js';
import { writeJson } from '../../core/json.js';

/** What a message of a visitor's carries beside its words. */
export interface Carried {
  readonly text: string;
  /** The client's own id of the message; absent on what was not written here. */
  readonly reference?: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * The words of a message with its reference, which is not seen, and with facts, which are: they stand in a last line of their own.
 *
 * Chatwoot has no better place. Its public API tells neither an `echo_id` nor the custom attributes of a conversation again, and a
 * message that cannot be found again cannot be sent safely twice.
 */
export function pack(text: string, reference: string, facts: Carried['facts'] = {}): string {
  const words = storable(text);
  const line = { ...facts, ...(words !== text && { text }) };
  // Whoever writes such a line themselves gets one of ours below it, so that theirs is read as words.
  const told = Object.keys(line).length > 0 || words.includes(LINE) ? LINE + writeJson(line) : '';
  return `${words}${told} ${hidden(reference)}`;
}

/** What {@link pack} put together; a text from elsewhere is all words. */
export function unpack(content: string): Carried {
  const [mark = '', marks = ''] = MARK.exec(content) ?? [];
  const reference = shown(marks);
  if (reference === undefined) return { text: content, facts: {} };
  const written = content.slice(0, content.length - mark.length);
  const at = written.lastIndexOf(LINE);
  const facts = at < 0 ? undefined : factsOf(written.slice(at + LINE.length));
  if (!facts) return { text: written, reference, facts: {} };
  const { text, ...others } = facts;
  return { text: typeof text === 'string' ? text : written.slice(0, at), reference, facts: others };
}

const LINE = '\n\n[ask-help] ';

/** The sixteen variation selectors, which are drawn as nothing, are the digits; the blank before them ends a link. */
const MARK = / ([\uFE00-\uFE0F]{2,})$/;
const FIRST = 0xfe00;

const hidden = (reference: string): string =>
  [...new TextEncoder().encode(reference)].map((byte) => String.fromCharCode(FIRST + (byte >> 4), FIRST + (byte & 15))).join('');

function shown(marks: string): string | undefined {
  const digits = [...marks].map((mark) => mark.charCodeAt(0) - FIRST);
  if (digits.length === 0 || digits.length % 2 === 1) return undefined;
  const bytes = digits.flatMap((digit, index) => (index % 2 === 0 ? [digit * 16 + digits[index + 1]!] : []));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

function factsOf(json: string): Carried['facts'] | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A text as Chatwoot can store it: PostgreSQL takes neither NUL nor half a surrogate pair. */
export const storable = (text: string): string => text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
