import { ProblemError } from '../../core/problem.js';
import { asking, type Ask } from './ask.js';
import type { StaticOptions } from './knowledge.js';

/** Asks the articles in this thread; the code for it is fetched with the first question, since hardly a page needs it. */
export function onPage(options: StaticOptions): Ask {
  let fetching: Promise<Ask> | undefined;
  const fetch = (): Promise<Ask> =>
    (fetching ??= import('./knowledge.js').then(
      ({ staticKnowledge }) => asking(staticKnowledge(options)),
      (error: unknown) => {
        fetching = undefined;
        throw new ProblemError({ kind: 'load', message: `the search's code could not be fetched (${String(error)})` }, { cause: error });
      },
    ));
  return (async (method, about, meant) => (await fetch())(method, about, meant)) as Ask;
}
