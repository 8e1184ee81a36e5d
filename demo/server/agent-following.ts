import type { Happening } from '../../src/ports/live.js';
import { openBell } from './bell.js';
import type { FanOut } from './fan-out.js';
import { HEARTBEAT } from './following.js';

/** So much is gathered for somebody who is slow to take it; beyond that they are told to ask for all anew. */
const MOST_GATHERED = 1_000;

/**
 * What happens to everybody's tickets from now on, as support sees it; `undefined` where nothing has for a while. The numbers are
 * those of many people's streams, so nobody can resume by them: after a cut, all is asked for anew. Ends where `signal` says so,
 * or the server stops.
 */
export async function* followAll(fanOut: FanOut, signal: AbortSignal): AsyncGenerator<Happening | undefined, void> {
  const bell = openBell();
  let gathered: Happening[] = [];
  let ended = false;

  const gather = (happening: Happening): void => {
    if (happening.kind === 'gap' || gathered.length >= MOST_GATHERED) gathered = [{ kind: 'gap', number: 0 }];
    else gathered.push(happening);
    bell.ring();
  };
  const leave = fanOut.follow('all', (news) => {
    if (news.kind === 'change') gather(news);
    else if (news.kind === 'typing' && news.by === 'visitor') gather({ kind: 'typing', ticket: news.ticket });
    else if (news.kind === 'missed') gather({ kind: 'gap', number: 0 });
    else if (news.kind === 'end') {
      ended = true;
      bell.ring();
    }
  });
  signal.addEventListener('abort', bell.ring);

  try {
    yield { kind: 'ready', number: 0 };
    while (!ended && !signal.aborted) {
      const told = gathered;
      gathered = [];
      yield* told;
      if (gathered.length === 0 && !(await bell.rung(HEARTBEAT))) yield undefined;
    }
  } finally {
    leave();
    signal.removeEventListener('abort', bell.ring);
  }
}
