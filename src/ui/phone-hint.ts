import { parsePhoneNumberFromString, validatePhoneNumberLength, type CountryCode } from 'libphonenumber-js/min';
import { isPhone } from '../core/addresses.js';

/** What a number looks like: right, and how it is written where it is; wrong; or right as soon as its country is added. */
export interface PhoneHint {
  readonly kind: 'fine' | 'short' | 'long' | 'odd' | 'unknown' | 'suggest';
  /** ISO 3166 code, where the number tells it. */
  readonly region?: string;
  /** The code that a country, or several of them, are dialled by, such as `+44`. */
  readonly code?: string;
  /** As people of its region write it for the world. */
  readonly number?: string;
}

/**
 * What may be said of a number; nothing where it can be none anyway, or tells no country and `region` has no such number.
 * Never more than a hint: whole ranges of numbers are newer than what anybody knows of them.
 */
export function phoneHint(text: string, region?: string): PhoneHint | undefined {
  if (!isPhone(text)) return undefined;
  // Wide digits are digits, and most of the world dials abroad by 00.
  const plain = text.normalize('NFKC').trim().replace(/^00/, '+');
  return plain.startsWith('+') ? ofAnyCountry(plain) : suggestion(plain, region);
}

function ofAnyCountry(text: string): PhoneHint | undefined {
  const length = validatePhoneNumberLength(text);
  if (length === 'INVALID_COUNTRY') return { kind: 'unknown' };
  const found = parsePhoneNumberFromString(text);
  if (!found) return undefined;
  const where = { code: `+${found.countryCallingCode}`, ...(found.country && { region: found.country }) };
  // Between two lengths that there are, a digit is missing sooner than several are too many.
  if (length === 'TOO_SHORT' || length === 'INVALID_LENGTH') return { kind: 'short', ...where };
  if (length === 'TOO_LONG') return { kind: 'long', ...where };
  return found.isValid() ? { kind: 'fine', ...where, number: found.formatInternational() } : { kind: 'odd', ...where };
}

function suggestion(text: string, region: string | undefined): PhoneHint | undefined {
  const found = region === undefined ? undefined : parsePhoneNumberFromString(text, region as CountryCode);
  if (!found?.isValid()) return undefined;
  return { kind: 'suggest', code: `+${found.countryCallingCode}`, ...(found.country && { region: found.country }), number: found.formatInternational() };
}
