import type { Article } from '../../core/article.js';
import { problemOf } from '../../core/problem.js';
import { asking, type Ask } from './ask.js';
import { staticKnowledge, type StaticOptions } from './knowledge.js';
import type { Asked, FromPage, FromWorker } from './messages.js';
import { turn } from './slices.js';

/** The worker's end of the line to its page. */
export interface Port {
  onmessage: ((event: MessageEvent<FromPage>) => void) | null;
  postMessage(message: FromWorker): void;
}

/** Answers a page's questions by a knowledge base of this thread: fetching, reading and indexing all happen here. */
export function serve(port: Port): void {
  const articles: Article[] = [];
  const underWay = new Map<number, AbortController>();
  let ask: Ask | undefined;
  const say = (message: FromWorker): void => port.postMessage(message);

  const answer = async (id: number, { method, about, meant }: Asked): Promise<void> => {
    const dropping = new AbortController();
    const { signal } = dropping;
    underWay.set(id, dropping);
    try {
      // Behind all that has come already: what is dropped there is never begun, however fast somebody types.
      await turn();
      say({ kind: 'answer', id, answer: await ask!(method, about, { ...meant, signal }) });
    } catch (error) {
      if (!signal.aborted) say({ kind: 'failed', id, problem: problemOf(error) });
    }
    underWay.delete(id);
  };

  port.onmessage = ({ data }) => {
    if (data.kind === 'ask') void answer(data.id, data);
    else if (data.kind === 'drop') underWay.get(data.id)?.abort();
    else if (data.kind === 'article') articles.push(data.article);
    else ask = asking(staticKnowledge({ ...optionsOf(data, articles), report: (problem) => say({ kind: 'report', problem }) }));
  };
  say({ kind: 'ready' });
}

const optionsOf = ({ url, built, language }: FromPage & { readonly kind: 'begin' }, articles: readonly Article[]): StaticOptions => ({
  ...(url === undefined ? { articles: built ? { ...built, articles } : articles } : { url }),
  ...(language !== undefined && { language }),
});
