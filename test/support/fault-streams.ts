import { Readable } from 'node:stream';
import { setTimeout as passed } from 'node:timers/promises';
import type { Fault } from './fault-proxy.js';

/** Events of a stream as they go over the wire, each with the empty line that ends it; comments count as events. */
export type Events = AsyncIterable<string>;

/** Passes a stream of events on as something on the way has left it; where that ends, the connection is cut. */
export const tampered =
  (tamper: (events: Events) => Events): Fault =>
  async ({ response, open }) => {
    const { status, headers, pieces } = await open();
    response.writeHead(status, headers).flushHeaders();
    for await (const event of tamper(eventsIn(pieces))) if (!response.destroyed) response.write(event);
    response.destroy();
  };

/** The connection is cut after so many changes, in the middle of the next. */
export const cutsAfter = (changes: number): Fault =>
  tampered(async function* (events) {
    let left = changes;
    for await (const event of events) {
      if (!isChange(event) || left-- > 0) yield event;
      else {
        yield event.slice(0, event.length >> 1);
        return;
      }
    }
  });

/** Lets everything through while it is open; while it is not, everything waits, and the connection stays. */
export interface Valve {
  open: Promise<unknown>;
}

/** What comes waits for a valve, and then comes a thousand times a second. The server does not notice. */
export const waitsFor = (valve: Valve): Fault =>
  tampered(async function* (events) {
    for await (const event of Readable.from(events, { highWaterMark: MANY }) as Events) {
      await valve.open;
      await passed(1);
      yield event;
    }
  });

/** Changes that come within a moment of each other come in any order, as far as so many stand apart. */
export const shuffles = (window: number, chance: () => number): Fault =>
  tampered(async function* (events) {
    const waiting: string[] = [];
    for await (const event of withPauses(events, MOMENT)) {
      if (event !== undefined && !isChange(event)) yield event;
      else if (event !== undefined) waiting.push(event);
      while (waiting.length >= window || (event === undefined && waiting.length > 0)) yield waiting.splice(Math.floor(chance() * waiting.length), 1)[0]!;
    }
  });

/** Each change comes so often, one after the other or with others in between. */
export const repeats = (times: number): Fault =>
  tampered(async function* (events) {
    let before = '';
    for await (const event of events) {
      for (let time = 0; time < times; time++) yield event;
      if (!isChange(event)) continue;
      yield before;
      before = event;
    }
  });

/** The head of the answer comes, and what follows waits until it is whole, which it never is: as behind a proxy that gathers. */
export const gathersForEver: Fault = async ({ response, open }) => {
  const { status, headers } = await open();
  response.writeHead(status, headers).flushHeaders();
};

/** Changes each event's data, which is JSON. */
export const rewrites = (change: (data: Record<string, unknown>, kind: string) => unknown): Fault =>
  tampered(async function* (events) {
    for await (const event of events) {
      const [, kind] = /^event: (.*)$/m.exec(event) ?? [];
      yield kind ? event.replace(/^data: (.*)$/m, (_, data: string) => `data: ${JSON.stringify(change(JSON.parse(data) as Record<string, unknown>, kind))}`) : event;
    }
  });

/** More events than any test has. */
const MANY = 100_000;

/** How long, in ms, something that gathers waits for more. */
const MOMENT = 100;

const isChange = (event: string): boolean => event.includes('event: change\n');

async function* eventsIn(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of pieces) {
    const events = (rest + decoder.decode(piece, { stream: true })).split(/(?<=\n\n)/);
    rest = events.at(-1)?.endsWith('\n\n') === false ? events.pop()! : '';
    yield* events;
  }
}

/** What comes, and `undefined` whenever nothing has for a moment. */
async function* withPauses<T>(coming: AsyncIterable<T>, moment: number): AsyncGenerator<T | undefined> {
  const iterator = coming[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    const first = await Promise.race([next, passed(moment, undefined)]);
    if (first?.done) return;
    yield first?.value;
    if (first) next = iterator.next();
  }
}
