import type { Answer } from '../../core/question.js';
import { problemError } from './answer.js';
import { readEvents } from './events.js';
import type { Guard } from './guard.js';
import type { Taking } from './pieces.js';

/**
 * Takes what was found while its answer is being written: events `answer`, each with the answer so far, which are heard, and at the
 * end `found`, which is what counts. A problem of kind `server` where it breaks off before.
 */
export async function takeWritten(answer: Response, taking: Taking, isAnswer: Guard<Answer>, hear: (soFar: Answer) => void): Promise<unknown> {
  let found: unknown;
  await readEvents(answer, taking, (kind, told) => {
    if (kind === 'answer' && isAnswer(told)) hear(told);
    if (kind === 'found') found = told;
  });
  if (found === undefined) throw problemError('server', 'The answer broke off');
  return found;
}
