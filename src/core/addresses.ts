const LABEL = String.raw`[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const EMAIL = new RegExp(String.raw`^[^\s\p{Cc}\p{Cs}@<>()[\]\\,;:"]{1,64}@${LABEL}(\.${LABEL})+$`, 'u');

/**
 * Whether a text can be an e-mail address: what `<input type="email">` takes, with letters of any script, and a dot in the
 * domain so that replies can arrive.
 */
export const isEmail = (text: string): boolean => text.length <= 254 && EMAIL.test(text) && !/^\.|\.\.|\.@/.test(text);

/** What numbers are written with, and an extension behind it such as "ext. 12". */
const PHONE = /^[+\p{Nd}\p{Pd}\s().,;/#*~x]+(\p{L}{1,10}[.:]?\s*\p{Nd}+#?)?$/u;

/** Whether a text can be a telephone number, of narrow or wide characters. A hint, never a wall: five digits or more. */
export const isPhone = (text: string): boolean => PHONE.test(text.normalize('NFKC')) && (text.match(/\p{Nd}/gu)?.length ?? 0) >= 5;
