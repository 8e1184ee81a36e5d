import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import type { Listener } from './database.js';

/** A broken connection is opened again after so long, in ms. */
const PAUSE = 500;

/**
 * Listens to a channel on a connection of its own, since a pool hands out another one each time. One that breaks is opened
 * again, for as long as it takes. Rejects where the first cannot be opened.
 */
export async function listenTo(address: string, channel: string, listener: Listener): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | undefined;

  const open = async (): Promise<void> => {
    const opening = new pg.Client({ connectionString: address, keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 10_000 });
    // An error is told before the end, and the end is what counts.
    opening.on('error', () => undefined);
    opening.on('notification', ({ payload = '' }) => listener.note(payload));
    try {
      await opening.connect();
      await opening.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await opening.end().catch(() => undefined);
      throw error;
    }
    client = opening;
    opening.once('end', () => void openAgain());
  };

  const openAgain = async (): Promise<void> => {
    while (!stopped) {
      await after(PAUSE, undefined, { ref: false });
      if (stopped) return;
      try {
        await open();
      } catch (error) {
        console.error(error);
        continue;
      }
      if (stopped) await client?.end();
      else listener.missed();
      return;
    }
  };

  await open();
  return async () => {
    stopped = true;
    await client?.end();
  };
}
