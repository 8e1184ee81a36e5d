import type { Article } from '../../core/article.js';
import type { Problem } from '../../core/problem.js';
import type { Backend } from '../../ports/backend.js';
import { knowledgeBy } from './ask.js';
import type { BuiltIndex } from './built-index.js';
import { inWorker } from './in-worker.js';
import type { StaticKnowledge, StaticOptions } from './knowledge.js';
import type { Source } from './messages.js';
import { onPage } from './on-page.js';
import { startWorker } from './start-worker.js';
import type { Scripts } from './worker-from.js';

export type { StaticOptions } from './knowledge.js';

/** How a static backend lives on a page. */
export type StaticBackendOptions = StaticOptions & {
  /** Lets go of everything once what was asked is answered; from then on, questions reject with its reason. */
  readonly signal?: AbortSignal;
  /** On a page with Trusted Types: the policy that makes addresses scripts. */
  readonly scripts?: Scripts | undefined;
};

/**
 * A knowledge base without a server: articles, or the address of a JSON list of them, searched where the visitor is.
 *
 * In a worker, so that the page never waits; where there is none, or a policy forbids it, in idle moments of the page.
 */
export function staticBackend({ signal, scripts, ...options }: StaticBackendOptions): Backend & { readonly knowledge: StaticKnowledge } {
  const report = toldOnce(options.report);
  const here = onPage({ ...options, report });
  const source = sourceOf(options);
  return { knowledge: knowledgeBy(source ? inWorker({ source, start: () => startWorker(scripts), otherwise: here, report, signal }) : here) };
}

/** What a worker can be sent; `undefined` where there are no workers, or where something of the host's has to stay here. */
function sourceOf({ language, fetch, ...from }: StaticOptions): Source | undefined {
  if (typeof Worker === 'undefined' || typeof document === 'undefined' || fetch) return undefined;
  if ('articles' in from) {
    const { articles, ...built } = Array.isArray(from.articles) ? { articles: from.articles as readonly Article[] } : (from.articles as BuiltIndex);
    return Array.isArray(articles) ? { articles, language, ...('version' in built && { built }) } : undefined;
  }
  // In the worker, an address would be one beside the worker's script.
  return URL.canParse(from.url, document.baseURI) ? { url: new URL(from.url, document.baseURI).href, language } : undefined;
}

/** A worker that is lost after it has read the articles leaves them to be read again. */
function toldOnce(report: (problem: Problem) => void = () => undefined): (problem: Problem) => void {
  const told = new Set<string>();
  return (problem) => {
    if (!told.has(problem.message)) report(problem);
    told.add(problem.message);
  };
}
