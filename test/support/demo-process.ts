import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';

/** The demo as `npm start` runs it, a process of its own. */
export interface DemoProcess {
  /** The address it printed for whoever started it. */
  readonly url: string;
  /** Ends it as a terminal or a service manager does; what it stored stays. Answers its exit code. */
  stop(): Promise<number | null>;
}

/** How the demo is run. */
interface DemoOptions {
  readonly port: number;
  readonly data: string;
  /** Ends it wherever it is, as when a test has taken too long. */
  readonly signal: AbortSignal;
}

/** Runs `node demo/start.js` and waits for the address it prints. */
export async function startDemo({ port, data, signal }: DemoOptions): Promise<DemoProcess> {
  const child = spawn(process.execPath, [resolve('demo/start.js'), '--port', String(port), '--data', data], { stdio: ['ignore', 'pipe', 'pipe'], signal });
  const ended = new Promise<number | null>((end) => child.once('close', end));
  let printed = '';
  const url = new Promise<string>((found, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const [, address] = /The demo is at\s+(http:\S+)/.exec(printed) ?? [];
        if (address) found(address);
      });
    child.once('error', reject);
    void ended.then((code) => reject(new Error(`The demo ended with ${String(code)} before it printed its address. It said: ${printed}`)));
  });
  return {
    url: await url,
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** A port nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}
