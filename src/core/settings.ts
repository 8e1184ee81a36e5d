import type { Account } from './account.js';
import type { Directory } from './directory.js';
import type { CustomField } from './fields.js';
import type { Hours } from './hours.js';
import type { Person } from './person.js';
import type { Channel, Plan, Plans, Within } from './plan.js';
import type { Suggestion } from './question.js';

/** Addresses of the host's own places; one that is absent is not shown. */
export interface Links {
  readonly knowledgeBase?: string;
  readonly community?: string;
  readonly developers?: string;
  readonly login?: string;
  readonly personalSettings?: string;
  readonly seats?: string;
  readonly guaranteeExceptions?: string;
}

/** Everything a host may say, once checked. All of it is data and may be serialised. */
export interface Settings {
  /** BCP 47; the shell fills in the page's language where the host says nothing. */
  readonly locale?: string;
  readonly plan?: string | readonly string[] | Plan;
  readonly addOns?: readonly string[];
  readonly surface?: 'web' | 'mobile-app';
  /** IANA zone in which days are counted; default UTC. */
  readonly timeZone?: string;
  /** The word on the button. */
  readonly label?: string;
  readonly placement?: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
  readonly endpoint?: string;
  readonly index?: string;
  readonly fallbackHref?: string;
  readonly person?: Person;
  readonly account?: Account;
  readonly plans?: Plans;
  /** When each channel is open; absent: always. E-mail never closes, its time counts from the next opening (R83). */
  readonly hours?: Readonly<Partial<Record<Channel, Hours>>>;
  /** How to reach each team (R65–R73). */
  readonly directory?: Directory;
  /** The reply times that are guaranteed to designated people (R43, R45). */
  readonly guarantees?: { readonly standard?: Within; readonly critical?: Within };
  readonly phone?: { readonly standard?: string; readonly premium?: string };
  readonly suggestions?: readonly Suggestion[];
  readonly links?: Links;
  readonly notices?: { readonly staffAccess?: boolean };
  readonly answers?: { readonly confidence?: number };
  /** How channels that are denied are shown; default `explain`. */
  readonly denied?: 'explain' | 'list' | 'hide';
  /** Fields that the form has beside its own, in their order. */
  readonly fields?: readonly CustomField[];
  /** The host's own wording: language → key → text. */
  readonly messages?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The keys of {@link Settings}, as the host writes them. */
export const SETTINGS_KEYS = [
  'locale', 'plan', 'addOns', 'surface', 'timeZone', 'label', 'placement', 'endpoint', 'index', 'fallbackHref', 'person',
  'account', 'plans', 'hours', 'directory', 'guarantees', 'phone', 'suggestions', 'links', 'notices', 'answers', 'denied', 'fields', 'messages',
] as const satisfies readonly (keyof Settings)[];
