import { isRecord } from '../../core/check.js';
import { parseJson, problemError } from '../http/answer.js';
import { patienceOf } from '../http/patience.js';

/** Chatwoot sends a ping every three seconds; without one for so many ms the line is dead, whatever it says of itself. */
const PATIENCE = 10_000;

/** Something that was told over the cable: what it is called, and what it says. */
export interface Told {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What listens to a cable. What either of them throws ends it. */
export interface Listener {
  /** One hears from now on. */
  ready(): void;
  told(told: Told): void;
}

/**
 * Listens on a room of Chatwoot's ActionCable until the signal is aborted, and rejects with its reason then; with a problem where the
 * line breaks, is dead or is refused. What it does not understand it does not hear.
 */
export const listen = (socketOf: typeof WebSocket, address: URL, pubsub_token: string, listener: Listener, signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const socket = new socketOf(address, ['actioncable-v1-json']);
    const patience = patienceOf(PATIENCE);
    const over = AbortSignal.any([signal, patience.signal]);
    const identifier = JSON.stringify({ channel: 'RoomChannel', pubsub_token });
    const end = (reason: Error): void => {
      patience.end();
      over.removeEventListener('abort', stop);
      socket.onmessage = socket.onclose = socket.onerror = null;
      // A socket that is closed before it stands says so as an error, which nobody need hear.
      socket.addEventListener('error', () => undefined);
      socket.close();
      reject(reason);
    };
    const stop = (): void => end(over.reason as Error);
    const hear = (frame: unknown): void => {
      patience.heard();
      if (!isRecord(frame)) return;
      const { type, message } = frame;
      if (type === 'welcome') socket.send(JSON.stringify({ command: 'subscribe', identifier }));
      else if (type === 'confirm_subscription') listener.ready();
      else if (type === 'reject_subscription') end(problemError('refused', 'Chatwoot does not let this person listen'));
      else if (type === 'disconnect') end(problemError('offline', 'Chatwoot has ended the line'));
      else if (isRecord(message) && typeof message['event'] === 'string' && isRecord(message['data'])) listener.told({ event: message['event'], data: message['data'] });
    };
    over.addEventListener('abort', stop);
    socket.onclose = () => end(problemError('offline', 'The line to Chatwoot broke'));
    socket.onerror = () => end(problemError('offline', 'There is no line to Chatwoot'));
    socket.onmessage = ({ data }) => {
      try {
        hear(typeof data === 'string' ? parseJson(data) : undefined);
      } catch (error) {
        end(error as Error);
      }
    };
    if (over.aborted) stop();
  });
