import { createParser } from 'eventsource-parser';
import { parseJson, problemError } from './answer.js';
import { piecesOf, type Taking } from './pieces.js';

/** Longer than any event of ours, in characters: whatever sends more is no backend of ours. */
const LONGEST = 5_000_000;

/** Whether an answer comes as server-sent events. */
export const areEvents = ({ headers }: Response): boolean => (headers.get('Content-Type') ?? '').startsWith('text/event-stream');

/** Tells of each event of an answer as it comes: its kind, and what its JSON says, `undefined` where it is none. Nothing once nobody wants it. */
export async function readEvents(answer: Response, taking: Taking, tell: (kind: string | undefined, told: unknown) => void): Promise<void> {
  const parser = createParser({
    maxBufferSize: LONGEST,
    onEvent({ event, data }) {
      if (!taking.signal.aborted) tell(event, parseJson(data));
    },
    onError(error) {
      if (error.type === 'max-buffer-size-exceeded') throw problemError('server', 'An event has no end', {}, error);
    },
  });
  const decoder = new TextDecoder();
  for await (const piece of piecesOf(answer, taking)) parser.feed(decoder.decode(piece, { stream: true }));
}
