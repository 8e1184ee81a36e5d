/** An answer of server-sent events whose bytes the test sends. */
export interface EventStream {
  readonly answer: Response;
  send(text: string): void;
  sendBytes(bytes: Uint8Array): void;
  end(): void;
  /** Whether whoever read it has let go of it. */
  readonly dropped: () => boolean;
}

export function eventStream(): EventStream {
  let control!: ReadableStreamDefaultController<Uint8Array>;
  let isDropped = false;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (control = controller), cancel: () => void (isDropped = true) });
  const sendBytes = (bytes: Uint8Array): void => control.enqueue(bytes);
  return {
    answer: new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } }),
    send: (text) => sendBytes(new TextEncoder().encode(text)),
    sendBytes,
    end: () => control.close(),
    dropped: () => isDropped,
  };
}

/** One event as it is sent. */
export const event = (kind: string, data: unknown, id?: number): string => `${id === undefined ? '' : `id: ${id}\n`}event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`;
