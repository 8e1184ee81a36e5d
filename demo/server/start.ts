import { join } from 'node:path';
import type { Article } from '../../src/core/article.js';
import { LIMITS, type Limits } from '../../src/core/attachment.js';
import type { Suggestion } from '../../src/core/question.js';
import type { Settings } from '../../src/core/settings.js';
import { makeApp, type World } from './app.js';
import { removeStrays } from './attachments.js';
import { openDatabase } from './database.js';
import { openFiles } from './files.js';
import { hourly } from './hourly.js';
import { openIdentities } from './identity.js';
import { openLibrary } from './library.js';
import { listen, type Listening } from './listening.js';
import { lockFolder } from './lock.js';
import { ALLOWANCES, type Allowances } from './pace.js';
import { openPost, type MailOptions } from './post.js';

/** What a server is started with. */
export interface ServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The folder that everything is kept in; made where it is not there. */
  readonly data: string;
  /** The address of a PostgreSQL server that keeps all but files and the secret of tokens; absent: PGlite in the folder does. */
  readonly database?: string | undefined;
  readonly articles?: readonly Article[];
  /** Absent: articles are suggested on the pages that they name. */
  readonly suggestions?: readonly Suggestion[];
  /** Folders to serve beside the contract, by path, and the articles as a help centre at `/help`; see `DEMO_SITE`. */
  readonly site?: Readonly<Record<string, string>>;
  /** The host's own rules, such as plans and opening hours; absent: the shipped ones. */
  readonly house?: Settings;
  /** Which files are taken; absent: those of `LIMITS`. */
  readonly limits?: Limits;
  /** How much is let through; what is absent is as in `ALLOWANCES`. */
  readonly allowances?: Partial<Allowances>;
  /** Whether all come through a proxy of the house, which says in `X-Forwarded-For` from where. */
  readonly proxied?: boolean;
  /** Where each ticket goes by e-mail; absent: nowhere. */
  readonly mail?: MailOptions | undefined;
  readonly now?: () => Date;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Lets what is under way finish, as long as it moves; then closes the database and gives the folder back. */
  stop(): Promise<void>;
}

/** Starts the reference server, on this machine alone. Rejects with a `StartProblem` where its folder or port is in use. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, data, articles = [], site } = options;
  const unlock = lockFolder(data);
  try {
    const world = await openWorld(options);
    const stopTidying = hourly(() => removeStrays(world));
    const close = async (listening?: Listening): Promise<void> => {
      await listening?.stop();
      await stopTidying();
      await world.post?.stop();
      await world.database.close();
      unlock();
    };
    try {
      const listening = await listen(makeApp(world, site && { folders: site, articles }), port);
      world.post?.wake();
      let closing: Promise<void> | undefined;
      return { url: `http://localhost:${listening.port}`, port: listening.port, stop: () => (closing ??= close(listening)) };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openWorld({ data, database: address, articles = [], suggestions, mail, ...given }: ServerOptions): Promise<World> {
  const { house = {}, limits = LIMITS, allowances, proxied = false, now = () => new Date() } = given;
  const identities = openIdentities(data, now);
  const files = openFiles(join(data, 'attachments'));
  const database = await openDatabase(join(data, 'database'), address);
  const library = await openLibrary(database, articles, suggestions);
  const post = mail && openPost({ database, files, mail, now });
  return { database, files, identities, library, house, limits, allowances: { ...ALLOWANCES, ...allowances }, post, proxied, now };
}
