import type { Happening } from '../../ports/live.js';
import { problemError } from './answer.js';
import { areEvents, readEvents } from './events.js';
import { readHappening } from './happening.js';
import type { Request } from './request.js';

/** Takes an answer as a stream of events, without end; each that is understood is heard, in order. */
export const listenTo =
  (hear: (happening: Happening) => void): NonNullable<Request['take']> =>
  async (answer, taking) => {
    if (!areEvents(answer)) throw problemError('server', `Events were expected, not "${answer.headers.get('Content-Type') ?? ''}"`);
    await readEvents(answer, taking, (kind, told) => {
      const happening = readHappening(typeof told === 'object' ? { ...told, kind } : undefined);
      if (happening) hear(happening);
    });
  };
