import type { RunningServer } from '../../demo/server/start.js';
import type { Happening } from '../../src/ports/live.js';

/** Somebody who follows what happens to a person's tickets, over the wire. */
export interface Hearing {
  readonly status: number;
  readonly headers: Headers;
  /** All that was heard, in its order; a comment is `alive`. */
  readonly heard: readonly (Happening | 'alive')[];
  /** Resolves with the first that is as wanted, once it is heard; rejects where the stream ends before. */
  until<Kind extends Happening['kind']>(kind: Kind, wanted?: (happening: Extract<Happening, { kind: Kind }>) => boolean): Promise<Extract<Happening, { kind: Kind }>>;
  /** Resolves once the server ended the stream, or it was cut. */
  readonly ended: Promise<void>;
  /** Cuts the connection. */
  cut(): void;
}

/** Opens a stream; `path` may say another address, `since` from where. */
export async function hear(server: Pick<RunningServer, 'url'>, token: string, { since, path = 'help-api/stream' }: { readonly since?: number; readonly path?: string } = {}): Promise<Hearing> {
  const cutting = new AbortController();
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream', ...(since !== undefined && { 'Last-Event-ID': String(since) }) };
  const response = await fetch(`${server.url}/${path}`, { headers, signal: cutting.signal });
  const heard: (Happening | 'alive')[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  const ended = (async () => {
    try {
      let text = '';
      const decoder = new TextDecoder();
      for await (const bytes of response.body!) {
        const pieces = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
        text = pieces.pop()!;
        heard.push(...pieces.map(eventOf));
        for (const look of waiting) look();
      }
    } catch {
      // Cut, which is an end as any other.
    }
    isOver = true;
    for (const look of waiting) look();
  })();
  return {
    status: response.status,
    headers: response.headers,
    heard,
    ended,
    cut: () => cutting.abort(),
    until: (kind, wanted = () => true) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = heard.find((one) => one !== 'alive' && one.kind === kind && wanted(one as never));
          if (!found && !isOver) return;
          waiting.delete(look);
          if (found) resolve(found as never);
          else reject(new Error(`The stream ended without that. It said: ${JSON.stringify(heard)}`));
        };
        waiting.add(look);
        look();
      }),
  };
}

/** An event, as the contract has it: an id on what has a number, and on nothing else. */
function eventOf(text: string): Happening | 'alive' {
  if (text.startsWith(':')) return 'alive';
  const fields = Object.fromEntries(text.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
  const happening = { kind: fields['event'], ...(JSON.parse(fields['data']!) as object) } as Happening;
  const number = 'number' in happening ? String(happening.number) : undefined;
  if (fields['id'] !== number) throw new Error(`An event says another number than its id: ${text}`);
  return happening;
}
