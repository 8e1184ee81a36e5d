/** What was taken out. A code: a face says it in the visitor's language. */
export type RemovalKind =
  /** Cookies, sent or set. */
  | 'cookie'
  /** The value of a header; `name` says which. */
  | 'header'
  /** The value of a parameter in an address; `name` says which, where the name itself could stay. */
  | 'parameter'
  /** Part of the path of an address. */
  | 'path'
  /** Part of the host of an address. */
  | 'host'
  /** Name and password in an address. */
  | 'login'
  /** What follows the # of an address. */
  | 'fragment'
  /** What was sent or answered. Comes back, without its secrets, for an entry that is kept. */
  | 'body'
  /** What went over a WebSocket or an event stream. Comes back likewise. */
  | 'message'
  /** A value inside a body that is kept; `name` says which. */
  | 'value'
  /** The title of a page. */
  | 'title'
  /** Anything else that a HAR file need not hold. */
  | 'field';

/** Something taken out of a HAR file, told without saying what it was. */
export interface Removal {
  readonly kind: RemovalKind;
  /** Which of `log.entries`, from 0; absent: of the file itself, or of its pages. */
  readonly entry?: number;
  /** The address of that entry, as it was cleaned. */
  readonly url?: string;
  /** The header, parameter or key that it was the value of. */
  readonly name?: string;
  /** Everywhere it stood, such as `request.url` and `request.queryString`. */
  readonly places: readonly string[];
  /** How often something was taken out. */
  readonly count: number;
  /** How many characters of text were taken out. */
  readonly size: number;
}

/** Hears that something was taken out: what kind, where, and the thing itself, which goes no further than its length. */
export type Tell = (kind: RemovalKind, at: string, removed: unknown, name?: string) => void;

type Told = Pick<Removal, 'kind' | 'name' | 'places' | 'count' | 'size'>;

const NOT_YET: Omit<Told, 'kind'> = { places: [], count: 0, size: 0 };

/** A list that is told what was taken out, and tells it again, one thing once. What held nothing is not listed. */
export function removals(): { readonly tell: Tell; list(of?: { readonly entry: number; readonly url: string }): readonly Removal[] } {
  const told = new Map<string, Told>();
  return {
    tell(kind, at, removed, name) {
      if (isNothing(removed)) return;
      const key = `${kind} ${name ?? ''}`;
      const { places, count, size } = told.get(key) ?? NOT_YET;
      told.set(key, {
        kind,
        ...(name !== undefined && { name }),
        places: places.includes(at) ? places : [...places, at],
        count: count + 1,
        size: size + (typeof removed === 'string' ? removed.length : 0),
      });
    },
    list: (of) => [...told.values()].map((one) => ({ ...of, ...one })),
  };
}

/** How often something of each kind was taken out. */
export function countByKind(removed: readonly Removal[]): Readonly<Partial<Record<RemovalKind, number>>> {
  const counts: Partial<Record<RemovalKind, number>> = {};
  for (const { kind, count } of removed) counts[kind] = (counts[kind] ?? 0) + count;
  return counts;
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
