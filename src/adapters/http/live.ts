import { isRecord } from '../../core/check.js';
import type { Live } from '../../ports/live.js';
import { expected, type Guard } from './guard.js';
import { readHappening } from './happening.js';
import type { Send } from './request.js';

/** The server sends a comment every 10 s: two and a half of these without a byte, in ms, and nobody is there. */
const DEAD = 25_000;

const isTold: Guard<{ readonly happenings: readonly unknown[] }> = (value): value is { readonly happenings: readonly unknown[] } =>
  isRecord(value) && Array.isArray(value['happenings']);

/** What happens to this person's tickets, as server-sent events with a token in the header. */
export const httpLive = (send: Send): Required<Live> => ({
  async follow(hear, { since, signal } = {}) {
    const { listenTo } = await import('./stream.js');
    const resuming = since !== undefined && { headers: { 'Last-Event-ID': String(since) } };
    await send({ path: ['stream'], accept: 'text/event-stream', ...resuming, take: listenTo(hear), patience: DEAD, signal, signedIn: true });
  },
  async ask({ since, signal } = {}) {
    const { happenings } = expected(await send({ path: ['stream'], query: { since }, signal, signedIn: true }), 'happenings', isTold);
    return happenings.flatMap((one) => readHappening(one) ?? []);
  },
});
