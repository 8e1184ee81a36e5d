import type { Context } from 'hono';
import type { Happening } from '../../src/ports/live.js';
import type { World } from './app.js';
import { addressOf, openRoom } from './pace.js';

/** Somebody who follows, under a name of their own, until their token ends. */
export interface Following {
  readonly name: string;
  readonly expires: Date;
}

type Happenings = AsyncGenerator<Happening | undefined, void>;

/** Answers with what happens until the signal, as server-sent events; `undefined` becomes a comment. Refuses where too many follow. */
export type Streams = (context: Context, following: Following, happeningsUntil: (signal: AbortSignal) => Happenings) => Response;

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  // A proxy that gathers before it passes on would hold all of it back.
  'X-Accel-Buffering': 'no',
};

/** The streams of a server. Each is read only as fast as it is taken, and ends with its token, or once nobody takes it any more. */
export function openStreams({ allowances, proxied, now }: Pick<World, 'allowances' | 'proxied' | 'now'>): Streams {
  const enter = openRoom();
  return (context, { name, expires }, happeningsUntil) => {
    const leave = enter({ name: `person ${name}`, most: allowances.streams }, { name: `address ${addressOf(context, proxied)}`, most: allowances.streamsFromAddress });
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), expires.getTime() - now().getTime());
    ending.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      leave();
    });
    return context.body(bytesOf(happeningsUntil(ending.signal), ending), 200, HEADERS);
  };
}

function bytesOf(happenings: Happenings, ending: AbortController): ReadableStream<Uint8Array> {
  const next = async (): ReturnType<Happenings['next']> => {
    try {
      return await happenings.next();
    } catch (error) {
      ending.abort();
      throw error;
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next();
        if (!done) return controller.enqueue(eventOf(value));
        ending.abort();
        controller.close();
      },
      cancel() {
        ending.abort();
        // It may stand where it has told something that nobody takes: then the signal alone would not end it.
        void happenings.return();
      },
    },
    // Not begun before somebody reads: there is nobody who does where only the head was asked for.
    { highWaterMark: 0 },
  );
}

const encoder = new TextEncoder();
const ALIVE = encoder.encode(': \n\n');

/** What many hear is written once. */
const written = new WeakMap<Happening, Uint8Array>();

/** A happening as an event. JSON has no line breaks of its own, so its data is one line. */
function eventOf(happening: Happening | undefined): Uint8Array {
  if (!happening) return ALIVE;
  const { kind, ...data } = happening;
  const id = 'number' in data ? `id: ${data.number}\n` : '';
  const bytes = written.get(happening) ?? encoder.encode(`${id}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  written.set(happening, bytes);
  return bytes;
}
