import type { Backend } from '../../ports/backend.js';
import { pagefindKnowledge, type PagefindKnowledge } from './knowledge.js';
import type { PagefindOptions } from './open.js';

export type { PagefindOptions } from './open.js';

/** Knowledge from the Pagefind index of a site, in our own order and with answers. */
export const pagefindBackend = (options: PagefindOptions): Backend & { readonly knowledge: PagefindKnowledge } => ({ knowledge: pagefindKnowledge(options) });
