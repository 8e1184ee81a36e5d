import { isDate } from './check.js';

/** The day a date falls on in a zone; one that tells no zone of its own is of that zone already. What is no date is later than any. */
export function dayIn(date: string, timeZone = 'UTC'): string {
  if (!isDate(date)) return '9999-12-31';
  if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(date)) return date.slice(0, 10);
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(date));
}
