import { readAnswer } from './answer.js';

/** A request as it goes out. */
export interface Outgoing {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob;
  readonly signal: AbortSignal;
}

/** What came back: head and text. */
export type Incoming = readonly [Pick<Response, 'ok' | 'status' | 'headers'>, string];

/** Sends a request and waits for the whole answer. Rejects with whatever went wrong. */
export type Carry = (address: URL, request: Outgoing, sent: (bytes: number) => void) => Promise<Incoming>;

/** Carries by `fetch`, which tells nothing of how much of a body has gone until all of it has. */
export const byFetch =
  (fetching: typeof fetch): Carry =>
  async (address, request, sent) => {
    const answer = await fetching(address, request);
    if (request.body instanceof Blob) sent(request.body.size);
    return [answer, await answer.text()];
  };

/** Carries by `fetch`, and leaves a good answer to whoever takes it as it comes. */
export const byTaking =
  (fetching: typeof fetch, take: (answer: Response) => Promise<unknown>) =>
  async (address: URL, request: Outgoing): Promise<unknown> => {
    const answer = await fetching(address, request);
    return answer.ok ? take(answer) : readAnswer(answer, await answer.text());
  };

/** Carries by `XMLHttpRequest`, the one way in a browser to be told how much of a body has gone. */
export const byXhr: Carry = (address, { method, headers, body, signal }, sent) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => sent(loaded);
    request.onload = () => resolve([headOf(request), request.responseText]);
    request.onerror = () => reject(new TypeError('The connection broke'));
    request.onabort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });

function headOf(request: XMLHttpRequest): Incoming[0] {
  const { status } = request;
  const lines = request.getAllResponseHeaders().trim().split('\r\n');
  const headers = lines.filter(Boolean).map((line): [string, string] => [line.split(':', 1)[0]!, line.slice(line.indexOf(':') + 1).trim()]);
  return { ok: status >= 200 && status < 300, status, headers: new Headers(headers) };
}
