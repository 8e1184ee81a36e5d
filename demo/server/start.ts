import { join } from 'node:path';
import type { Article } from '../../src/core/article.js';
import { LIMITS, type Limits } from '../../src/core/attachment.js';
import type { Suggestion } from '../../src/core/question.js';
import type { Settings } from '../../src/core/settings.js';
import { openAgentIdentities } from './agent-identity.js';
import { makeApp, type World } from './app.js';
import { removeStrays } from './attachments.js';
import { forgetChanges } from './changes.js';
import { CHAT_PATIENCE, type ChatPatience } from './chat-rules.js';
import { sweepChats } from './chats.js';
import { openDatabase } from './database.js';
import { openStreams } from './events.js';
import { openFanOut } from './fan-out.js';
import { filesIn } from './files-in-database.js';
import { openFiles } from './files.js';
import { regularly } from './regularly.js';
import { openIdentities, secretIn, sharedSecret } from './identity.js';
import { openLibrary } from './library.js';
import { listen, type Listening } from './listening.js';
import { lockFolder } from './lock.js';
import { forgetKeys } from './once.js';
import { ALLOWANCES, forgetRested, HOUR, type Allowances } from './pace.js';
import { openPost, type MailOptions } from './post.js';

/** What a server is started with. */
export interface ServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** The folder that everything is kept in, unless `database` is; made where it is not there. */
  readonly data: string;
  /** The address of a PostgreSQL database that everything is kept in, for as many servers as there are; absent: the folder. */
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
  /** Whether `dev/token` gives anybody a token for whomever they name. Absent: unless `NODE_ENV` is `production`. */
  readonly developmentTokens?: boolean | undefined;
  /** Where each ticket goes by e-mail; absent: nowhere. */
  readonly mail?: MailOptions | undefined;
  /** How long is waited in chats; what is absent is as in `CHAT_PATIENCE`. */
  readonly chatPatience?: Partial<ChatPatience>;
  readonly now?: () => Date;
}

/** So often it is looked what is due in chats, in ms. */
const SWEEP = 5_000;

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Does what is due in chats now, as it does by itself every few seconds. */
  sweep(): Promise<void>;
  /** Lets what is under way finish, as long as it moves; then closes the database and gives the folder back. */
  stop(): Promise<void>;
}

/** Starts the reference server, on this machine alone. Rejects with a `StartProblem` where its folder or port is in use. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, data, articles = [], site } = options;
  // With a PostgreSQL nothing is kept in the folder, and as many servers as one likes may work on it.
  const unlock = options.database ? (): void => undefined : lockFolder(data);
  try {
    const world = await openWorld(options);
    const stopTidying = regularly(HOUR, () => tidyUp(world));
    const sweep = (): Promise<void> => sweepChats({ ...world, patience: { ...CHAT_PATIENCE, ...options.chatPatience } });
    const stopSweeping = regularly(SWEEP, sweep);
    const close = async (listening?: Listening): Promise<void> => {
      // Together: streams would not end by themselves, and nobody new is taken from now on.
      await Promise.all([world.fanOut.stop(), listening?.stop()]);
      await Promise.all([stopTidying(), stopSweeping()]);
      await world.post?.stop();
      await world.database.close();
      unlock();
    };
    try {
      const listening = await listen(makeApp(world, site && { folders: site, articles }), port);
      world.post?.wake();
      let closing: Promise<void> | undefined;
      return { url: `http://localhost:${listening.port}`, port: listening.port, sweep, stop: () => (closing ??= close(listening)) };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Does away with what nobody needs any more. */
async function tidyUp(world: World): Promise<void> {
  const { database, now } = world;
  await removeStrays(world);
  await forgetKeys(database, now());
  await forgetRested(database, now());
  await forgetChanges(database);
}

async function openWorld({ data, database: address, articles = [], suggestions, mail, ...given }: ServerOptions): Promise<World> {
  const { house = {}, limits = LIMITS, proxied = false, now = () => new Date() } = given;
  const { developmentTokens = process.env['NODE_ENV'] !== 'production' } = given;
  const allowances = { ...ALLOWANCES, ...given.allowances };
  const database = await openDatabase(join(data, 'database'), address);
  const secret = address ? await sharedSecret(database) : secretIn(data);
  const identities = openIdentities(secret, now);
  const agents = openAgentIdentities(secret, now);
  const files = address ? filesIn(database, now) : openFiles(join(data, 'attachments'));
  const fanOut = await openFanOut(database);
  const library = await openLibrary(database, articles, suggestions);
  const post = mail && openPost({ database, files, mail, now });
  const streams = openStreams({ allowances, proxied, now });
  return { database, fanOut, streams, files, identities, agents, library, house, limits, allowances, post, proxied, developmentTokens, now };
}
