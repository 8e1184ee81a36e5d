import type { Problem } from '../core/problem.js';
import type { PlaceName } from '../core/view.js';
import type { Prefill } from '../core/prefill.js';
import type { Offer } from '../core/offer.js';
import type { Channel } from '../core/plan.js';
import type { Backend } from '../ports/backend.js';

/** What a host has set, not checked yet: the settings, and what no JSON can carry. */
export interface Given {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly backend?: Backend | undefined;
  readonly token?: unknown;
  readonly context?: unknown;
}

/** Where a widget stands: the element, and its shadow root, which a page may have made to be closed. */
export interface Stand {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
}

/** The widget behind an `<ask-help>`, once asked for. */
export interface Attached {
  /** Takes what the host changed. */
  update(given: Given): Promise<void>;
  /** Opens the panel at a place, beside an anchor; without a place it opens where the visitor left. */
  show(place: PlaceName | undefined, anchor: Element | undefined): Promise<void>;
  hide(): void;
  ask(text: string, anchor: Element | undefined): Promise<void>;
  openArticle(id: string, language: string | undefined, anchor: Element | undefined): Promise<void>;
  contact(channel: Channel | undefined, anchor: Element | undefined): Promise<void>;
  prefill(fields: Prefill): Promise<void>;
  signOut(): Promise<void>;
  /** Sends on what an earlier page has left, without opening. */
  resume(): Promise<void>;
  offers(): Promise<readonly Offer[]>;
  /** Takes everything off the page again. */
  dispose(): void;
}

/** Where the shell hears of what the visitor wants and what went wrong. */
export interface Wishes {
  /** The visitor wants the panel closed. */
  close(): void;
  /** The visitor has gone somewhere in a view that stands in the page, which only the panel can show. */
  open(): void;
  problem(problem: Problem): void;
}
