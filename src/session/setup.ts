import type { Settings } from '../core/settings.js';
import type { Backend } from '../ports/backend.js';

/** What the host has set up, as it stands now. */
export interface Setup {
  /** What the host said, where only the early part of it is checked so far: the desk checks the rest. */
  readonly given?: unknown;
  readonly settings: Settings;
  readonly backend: Backend;
  /** BCP 47: the language the visitor reads the panel in. */
  readonly language: string;
}
