import { spawn, type ChildProcess } from 'node:child_process';
import pg from 'pg';

/** A server process. */
export interface ServerProcess {
  readonly url: string;
  readonly running: boolean;
  /** Ends it at once, as a machine does whose power fails. */
  kill(): void;
  /** Ends it as a service manager does. */
  stop(): Promise<void>;
}

/** Makes an empty database on a PostgreSQL server, and answers its address. */
export async function newDatabase(server: string): Promise<string> {
  const name = `load_${process.pid}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `${server}/${name}`;
}

/** Starts a server on a database, in a process of its own; with room for a thousand people at one address. */
export async function startProcess(database: string): Promise<ServerProcess> {
  const env = { ...process.env, NODE_ENV: 'production', DEVELOPMENT_TOKENS: '1', DATABASE_URL: database, ALLOWED: JSON.stringify({ requestsPerMinuteFromAddress: 1_000_000, requestsPerMinute: 100_000 }) };
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let running = true;
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve((running = false) as never)));
  return {
    url: await addressOf(child),
    get running() {
      return running;
    },
    kill() {
      running = false;
      child.kill('SIGKILL');
    },
    stop() {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const url = /http:\/\/localhost:\d+/.exec(said)?.[0];
      if (url) resolve(url.replace('localhost', '127.0.0.1'));
    });
    child.once('close', (code) => reject(new Error(`The server ended with ${String(code)} before it listened.`)));
  });
}
