/** The days of a week as hosts name them, in order. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A day of the week. */
export type Day = (typeof DAYS)[number];

/** The days a key such as `mon` or `fri-mon` names, in order; nothing where it names none. */
export function daysOf(key: string): readonly Day[] {
  const [first, last = first, ...more] = key.split('-').map((name) => DAYS.findIndex((day) => day === name));
  if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return [];
  const count = ((last - first + DAYS.length) % DAYS.length) + 1;
  return Array.from({ length: count }, (_, step) => DAYS[(first + step) % DAYS.length]!);
}

/** Whether a key names days. */
export const isDays = (key: string): boolean => daysOf(key).length > 0;

/** From and to in minutes after midnight; `to` lies beyond 1,440 where the span runs past midnight. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The span a text such as `08:00-20:00` means; nothing where it means none. */
export function spanOf(text: string): Span | undefined {
  const [, h1, m1, h2, m2] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text) ?? [];
  if (h1 === undefined) return undefined;
  const from = Number(h1) * 60 + Number(m1);
  const to = Number(h2) * 60 + Number(m2);
  if (to > 1440 || from === to) return undefined;
  return { from, to: to > from ? to : to + 1440 };
}

/** Whether a text means a span. */
export const isSpan = (text: string): boolean => spanOf(text) !== undefined;
