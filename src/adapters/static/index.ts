import type { Backend } from '../../ports/backend.js';
import { staticKnowledge, type StaticKnowledge, type StaticOptions } from './knowledge.js';

export type { StaticOptions } from './knowledge.js';

/** A knowledge base without a server: articles, or the address of a JSON list of them, searched where the visitor is. */
export const staticBackend = (options: StaticOptions): Backend & { readonly knowledge: StaticKnowledge } => ({ knowledge: staticKnowledge(options) });
