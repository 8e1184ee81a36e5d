/** What a body that comes bit by bit is taken with. */
export interface Taking {
  /** Something has come: waiting begins anew. */
  heard(): void;
  /** Aborted once nobody wants the rest. */
  readonly signal: AbortSignal;
}

/** The bytes of an answer as they come; lets go of the connection as soon as nobody wants them. */
export async function* piecesOf({ body }: Response, { heard, signal }: Taking): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  if (!body) return;
  const reader = body.getReader();
  const drop = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', drop, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return;
      heard();
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', drop);
    drop();
  }
}
