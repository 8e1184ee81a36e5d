import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Article } from '../../src/core/article.js';
import type { Suggestion } from '../../src/core/question.js';
import type { Settings } from '../../src/core/settings.js';
import { makeApp } from './app.js';
import { openDatabase } from './database.js';
import { openIdentities } from './identity.js';
import { openLibrary } from './library.js';
import { lockFolder, StartProblem } from './lock.js';

/** What a server is started with. */
export interface ServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The folder that everything is kept in; made where it is not there. */
  readonly data: string;
  readonly articles?: readonly Article[];
  /** Absent: articles are suggested on the pages that they name. */
  readonly suggestions?: readonly Suggestion[];
  /** Folders to serve beside the contract, by path, and the articles as a help centre at `/help`; see `DEMO_SITE`. */
  readonly site?: Readonly<Record<string, string>>;
  /** The host's own rules, such as plans and opening hours; absent: the shipped ones. */
  readonly house?: Settings;
  readonly now?: () => Date;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Lets what is under way finish, for five seconds at most; then closes the database and gives the folder back. */
  stop(): Promise<void>;
}

/** Starts the reference server, on this machine alone. Rejects with a `StartProblem` where its folder or port is in use. */
export async function startServer({ port, data, articles = [], suggestions, site, house = {}, now = () => new Date() }: ServerOptions): Promise<RunningServer> {
  const unlock = lockFolder(data);
  try {
    const identities = openIdentities(data, now);
    const database = await openDatabase(join(data, 'database'));
    const library = await openLibrary(database, articles, suggestions);
    const app = makeApp({ database, identities, library, house, now }, site && { folders: site, articles });
    const close = async (): Promise<void> => {
      await database.close();
      unlock();
    };
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    try {
      await listen(server, port);
    } catch (error) {
      await close();
      throw error;
    }
    const taken = (server.address() as AddressInfo).port;
    let stopping: Promise<void> | undefined;
    return { url: `http://localhost:${taken}`, port: taken, stop: () => (stopping ??= stopListening(server).then(close)) };
  } catch (error) {
    unlock();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new StartProblem(`Port ${port} is in use: choose another with --port.`) : error),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}

function stopListening(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), 5_000);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
