import { Agent, request, type IncomingMessage } from 'node:http';

/** What a request answered. */
export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const connections = new Agent({ keepAlive: true, maxSockets: 100 });

/** Asks a server for JSON; rejects where the connection breaks. */
export function ask(url: string, method: string, { token, key, body }: { readonly token?: string; readonly key?: string; readonly body?: object } = {}): Promise<Answered> {
  const text = body && JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, agent: connections, headers: { ...authorization(token), ...(text && { 'Content-Type': 'application/json' }), ...(key && { 'Idempotency-Key': key }) } }, (response) => {
      void textOf(response).then((said) => resolve({ status: response.statusCode!, body: JSON.parse(said) as Record<string, unknown> })).catch(reject);
    });
    asking.on('error', reject).end(text);
  });
}

/** Follows a stream, event by event; resolves once it has ended or broken. */
export function follow(url: string, { token, since, hear }: { readonly token: string; readonly since: number | undefined; readonly hear: (kind: string, data: Record<string, unknown>) => void }): Promise<void> {
  return new Promise((resolve) => {
    const headers = { ...authorization(token), Accept: 'text/event-stream', ...(since !== undefined && { 'Last-Event-ID': String(since) }) };
    const following = request(url, { agent: false, headers }, (response) => {
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        const pieces = (rest + text).split('\n\n');
        rest = pieces.pop()!;
        for (const piece of pieces) {
          const [, kind, data] = /^event: (\w+)\ndata: (.*)$/m.exec(piece) ?? [];
          if (kind) hear(kind, JSON.parse(data!) as Record<string, unknown>);
        }
      });
      response.on('close', resolve).on('error', () => undefined);
    });
    following.on('error', () => resolve()).end();
  });
}

const authorization = (token: string | undefined): { readonly Authorization?: string } => (token === undefined ? {} : { Authorization: `Bearer ${token}` });

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
  return text;
}
