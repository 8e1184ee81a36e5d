import type { Seat } from './person.js';

/** The ways to reach a human. */
export const CHANNELS = ['chat', 'email', 'callback', 'phone'] as const;

/** One way to reach a human. */
export type Channel = (typeof CHANNELS)[number];

/** A length of time as a help desk means it: business days and hours follow the opening hours, minutes the clock. */
export interface Within {
  readonly businessDays?: number;
  readonly businessHours?: number;
  readonly clockMinutes?: number;
}

/** What a plan says of the time to expect; `usual` promises nothing, `none` says nothing. */
export interface Reply {
  readonly kind: 'guaranteed' | 'usual' | 'aim' | 'none';
  readonly within?: Within;
}

/** A channel that a plan grants, and to whom. */
export interface Grant {
  /** BCP 47 languages that are answered, the usual one first; absent: every one. */
  readonly languages?: readonly string[];
  /** Only people who hold one of these seats … */
  readonly seats?: readonly Seat[];
  /** … in accounts created on this day or later (R18, R19). */
  readonly seatsFrom?: string;
  readonly reply?: Reply;
  /** The host's own place for this channel: `https:`, `mailto:` or `tel:`. */
  readonly link?: string;
}

/** What a plan grants: its own channels over those of the plan it includes. `null` takes a channel away. */
export interface Plan {
  readonly includes?: string;
  /** Makes it an add-on: it counts beside one of these plans, or one that includes them; an empty list: beside any (R36, R37). */
  readonly requires?: readonly string[];
  readonly channels?: Readonly<Partial<Record<Channel, Grant | null>>>;
}

/** Plans by name. */
export type Plans = Readonly<Record<string, Plan>>;

/** The channels of one plan, inherited ones included. */
export type Grants = Readonly<Partial<Record<Channel, Grant>>>;

/** Whether any of the layers knows a plan, or an add-on, of that name. */
export const knowsPlan = (name: string, layers: readonly Plans[], kind: 'plan' | 'add-on' = 'plan'): boolean => {
  const versions = versionsOf(name, layers);
  return versions.length > 0 && versions.some((plan) => plan.requires) === (kind === 'add-on');
};

/** What each add-on grants, and whether the plans that are held entitle to it. One that is not known grants nothing. */
export function addOnsOf(
  names: readonly string[],
  held: string | readonly string[] | Plan | undefined,
  layers: readonly Plans[],
): readonly { readonly grants: Grants; readonly entitled: boolean }[] {
  const bases = held === undefined ? [] : typeof held === 'string' ? [held] : isList(held) ? held : [held.includes ?? ''];
  const plans = bases.flatMap((base) => lineOf(base, layers));
  return names
    .filter((name) => knowsPlan(name, layers, 'add-on'))
    .map((name) => {
      const required = versionsOf(name, layers).findLast((plan) => plan.requires)?.requires ?? [];
      return { grants: named(name, layers), entitled: required.length === 0 || required.some((plan) => plans.includes(plan)) };
    });
}

/**
 * What each plan that somebody holds grants, one entry a plan.
 *
 * Layers lie over one another, the shipped plans below and the host's above, channel by channel and key by key, so that a
 * host states only what differs. A plan that is not known grants nothing.
 */
export function grantsOf(held: string | readonly string[] | Plan | undefined, layers: readonly Plans[]): readonly Grants[] {
  if (held === undefined) return [{}];
  if (typeof held === 'string') return [named(held, layers)];
  if (isList(held)) return held.map((name) => named(name, layers));
  return [overlay(held.includes ? named(held.includes, layers) : {}, held)];
}

const isList = (held: readonly string[] | Plan): held is readonly string[] => Array.isArray(held);

const named = (name: string, layers: readonly Plans[]): Grants =>
  lineOf(name, layers).toReversed().flatMap((plan) => versionsOf(plan, layers)).reduce(overlay, {});

/** A plan and those it includes, one after the other. One that includes itself, by whatever detour, ends the line. */
function lineOf(name: string, layers: readonly Plans[]): readonly string[] {
  const line = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !line.has(next); ) {
    line.add(next);
    next = versionsOf(next, layers).findLast((plan) => plan.includes !== undefined)?.includes;
  }
  return [...line];
}

/** What each layer says of a plan, the lowest first. */
const versionsOf = (name: string, layers: readonly Plans[]): readonly Plan[] =>
  layers.flatMap((plans) => (Object.hasOwn(plans, name) ? [plans[name]!] : []));

function overlay(base: Grants, plan: Plan): Grants {
  const merged: Partial<Record<Channel, Grant>> = { ...base };
  for (const channel of CHANNELS) {
    const grant = plan.channels?.[channel];
    if (grant === null) delete merged[channel];
    else if (grant) merged[channel] = { ...merged[channel], ...grant };
  }
  return merged;
}
