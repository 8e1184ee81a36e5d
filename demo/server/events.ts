import type { Happening } from '../../src/ports/live.js';

const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store',
  // A proxy that gathers before it passes on would hold all of it back.
  'X-Accel-Buffering': 'no',
};

/**
 * Happenings as server-sent events, read only as fast as they are taken; `undefined` becomes a comment. `gone` is called once
 * nobody takes them any more, or all have been sent.
 */
export function eventStream(happenings: AsyncGenerator<Happening | undefined, void>, gone: () => void): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await happenings.next();
      if (!done) return controller.enqueue(encoder.encode(value ? eventOf(value) : ': \n\n'));
      gone();
      controller.close();
    },
    cancel: gone,
  });
  return new Response(body, { headers: HEADERS });
}

/** A happening as an event. JSON has no line breaks of its own, so its data is one line. */
function eventOf({ kind, ...data }: Happening): string {
  const id = 'number' in data ? `id: ${data.number}\n` : '';
  return `${id}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
}
