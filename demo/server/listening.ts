import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { StartProblem } from './lock.js';

/** Nobody hears or says nothing for so long. */
const QUIET = 60_000;
/** A file on a slow line may take a quarter of an hour. */
const LONGEST_REQUEST = 15 * 60_000;
/** So long a request may be silent once we stop, and so long it may take in all. */
const QUIET_AT_THE_END = 5_000;
const LONGEST_END = 60_000;

/** An app that is listened for. */
export interface Listening {
  readonly port: number;
  /** Takes nobody new, and lets what is under way finish, uploads too, as long as it moves. */
  stop(): Promise<void>;
}

/** Listens on this machine alone. Rejects with a `StartProblem` where the port is in use. */
export async function listen(app: Hono, port: number): Promise<Listening> {
  const working = new Set<Promise<Response>>();
  const fetch: typeof app.fetch = (...request) => {
    const answer = Promise.resolve(app.fetch(...request));
    working.add(answer);
    return answer.finally(() => working.delete(answer));
  };
  const server = createAdaptorServer({ fetch, serverOptions: { requestTimeout: LONGEST_REQUEST } }) as Server;
  server.setTimeout(QUIET);
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new StartProblem(`Port ${port} is in use: choose another with --port.`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      await stop(server, sockets);
      // A connection may be gone before the work for it is.
      await Promise.allSettled(working);
    },
  };
}

function stop(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), LONGEST_END);
  // Whoever has been answered is not waited for: it would ask nothing of us any more.
  server.keepAliveTimeout = 1;
  for (const socket of sockets) socket.setTimeout(QUIET_AT_THE_END);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
