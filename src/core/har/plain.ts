/** What stands where something was taken out. It needs no escape in an address, a host, a header or JSON. */
export const REMOVED = '(removed)';

/** Names whose values are secret whatever they look like. */
const SECRET =
  /pass(?:w|code|phrase|$)|pwd|secret|token|api.?key|(?:^|[^a-z])(?:key|pin|auth|code|state|otp)s?(?:$|[^a-z])|sig$|signature|credential|session|saml|jwt|challenge|verif|assertion|cvc|cvv|card|ssn|iban|invit|reset|confirm|activat|magic|unsubscribe/i;

/** Letters of one case, or the humps of `camelCase`; random letters have more humps, and vowels further apart. */
const isWord = (part: string): boolean =>
  part.length <= 24 &&
  /^(?:[A-Z]{1,8}|[A-Z]{0,4}[a-z]+(?:[A-Z]{1,4}[a-z]+)*[A-Z]{0,3})$/.test(part) &&
  !/[b-df-hj-np-tv-xz]{6}/.test(part) &&
  part.split(/[A-Z]+/).length <= 2 + part.length / 4;

/** `v2`, `h3`, `p3p`, and the few names that end in more. */
const isNumbered = (part: string): boolean => /^(?:[a-z]{1,2}\d{1,2}|\d[a-z]|p3p|i18n|oauth2|woff2|utf8|sha256|win(?:32|64)|wow64|aarch64|i686|15e148)$/i.test(part);

/**
 * Whether a text is plainly one that a programmer chose, such as `survey-list.v2` or `X-Amz-Signature`, and no number,
 * token or address of anybody. What it is not sure of, it denies.
 */
export function isPlain(text: string): boolean {
  if (text.length > 80 || text.replace(/\D/g, '').length > 6) return false;
  return text.split(/[-_.]/).every((part) => part === '' || part === REMOVED || /^\d{1,5}$/.test(part) || isWord(part) || isNumbered(part));
}

/** The same for a text that may be one of somebody's things: a word with a number of two digits or more is. */
export const isPlainPart = (text: string): boolean =>
  isPlain(text) && (!/\d\d/.test(text) || !/[a-z]/i.test(text) || /^(?:v\d{1,3}(?:\.\d+)*|i18n)$/i.test(text));

/** Whether a text is plain words, versions and small numbers, with the punctuation of header values between them. */
export const isPlainList = (text: string): boolean =>
  text.length <= 1000 &&
  !/\d{3} \d{3}/.test(text) &&
  text.split(/[\s,;:=+*?"/()]+/).every((part) => /^(?:\d{1,10}(?:\.\d{1,6})?|\d{1,5}(?:\.\d{1,5}){2,3})$/.test(part) || isPlain(part));

/** Whether a name says that its value is secret. */
export const isSecretName = (name: string): boolean => SECRET.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
