import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startServer, type RunningServer } from '../../demo/server/start.js';
import { putEmptyDatabase } from './empty-database.js';
import { filesOf } from './kept.js';
import { databaseFor } from './postgres.js';
import { ask, newFolder, newTicket, serve, serveForTest, someone, tokenFor } from './serving.js';

describe('a server started again', () => {
  const folder = newFolder();

  test('still has its tickets, its keys and its secret', async () => {
    const claims = someone();
    const before = await serve(folder);
    const token = await tokenFor(before, claims);
    const sent = { token, key: 'kept', body: newTicket() };
    const { body: ticket } = await ask(before, 'POST', 'tickets', sent);
    await before.stop();

    const after = await serveForTest(folder);
    expect((await ask(after, 'GET', 'tickets', { token })).body).toEqual([ticket]);
    expect(await ask(after, 'POST', 'tickets', sent)).toMatchObject({ status: 200, body: ticket });
    const next = await ask(after, 'POST', 'tickets', { ...sent, key: 'next', body: newTicket() });
    expect(Number(next.body.number)).toBeGreaterThan(Number(ticket.number));
  });

  test('keeps its secret from other users of the machine', async () => {
    if (await databaseFor(folder)) return expect(existsSync(join(folder, 'token-secret'))).toBe(false);
    const { mode } = statSync(join(folder, 'token-secret'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  test('has given its folder back', () => expect(existsSync(join(folder, 'lock'))).toBe(false));
});

describe('a server that is told to stop', () => {
  test('takes in the file that is on its way, and then stops', async () => {
    const folder = newFolder();
    const before = await serve(folder);
    const person = someone();
    const token = await tokenFor(before, person);
    const sending = uploadTo(before, token);
    await sending.reached;
    const stopped = before.stop();
    await expect(fetch(`${before.url}/help-api/health`)).rejects.toThrow();
    sending.finish();
    const { status, id } = await sending.answered;
    expect(status).toBe(201);
    await stopped;

    const after = await serveForTest(folder);
    const kept = await fetch(`${after.url}/help-api/attachments/${id}`, { headers: { Authorization: `Bearer ${await tokenFor(after, person)}` } });
    expect(await kept.text()).toBe('the first half and the second');
  });

  test('does not wait for whoever has fallen silent, and keeps nothing of half a file', async () => {
    const folder = newFolder();
    const server = await serve(folder);
    const sending = uploadTo(server, await tokenFor(server));
    await sending.reached;
    const broken = expect(sending.answered).rejects.toThrow();
    await server.stop();
    await broken;
    expect(await filesOf(folder)).toEqual([]);
  });
});

// On a PostgreSQL there is nothing in the folder to be ruined.
describe('one folder, one server', () => {
  const folder = newFolder();
  let server: RunningServer;
  const start = async (): Promise<RunningServer> => {
    await putEmptyDatabase(join(folder, 'database'));
    return startServer({ port: 0, data: folder });
  };
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  test('a second one is told so, and the first goes on', async () => {
    await expect(start()).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
    expect((await ask(server, 'GET', 'health')).body).toEqual({ status: 'ok' });
  });

  test('a second process ends with one sentence', async () => {
    const { code, output, errors } = await run('--port', '0', '--data', folder);
    expect([code, output]).toEqual([1, '']);
    expect(errors.trim()).toMatch(new RegExp(`^${folder} is in use by process ${process.pid}: [^\n]+\\.$`));
  });

  test('a port in use is told, and the folder given back', async () => {
    const other = newFolder();
    await expect(serve(other, { port: server.port })).rejects.toThrow(`Port ${server.port} is in use`);
    expect(existsSync(join(other, 'lock'))).toBe(false);
  });
});

describe('the command', () => {
  test('says where it listens, and stops when it is told to', async () => {
    const folder = newFolder();
    await putEmptyDatabase(join(folder, 'database'));
    const { code, output, errors } = await run('--port', '0', '--data', folder);
    expect(output).toMatch(/^Ask-Help's reference server listens on http:\/\/localhost:\d+\n$/);
    expect([code, errors]).toEqual([0, '']);
    expect(existsSync(join(folder, 'lock'))).toBe(false);
  });

  test('takes over the lock of a process that has died', async () => {
    const folder = newFolder();
    const dead = spawn(process.execPath, ['--version']);
    await new Promise((resolve) => dead.on('close', resolve));
    writeFileSync(join(folder, 'lock'), String(dead.pid));
    await putEmptyDatabase(join(folder, 'database'));
    const server = await startServer({ port: 0, data: folder });
    onTestFinished(() => server.stop());
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
  });

  for (const [flags, sentence] of [
    [['--port', 'http'], '--port must be a number up to 65535, not "http".'],
    [['--prot', '80'], 'Usage: npm run server -- --port 4280 --data .data'],
    [['--data', ''], '--data must name a folder.'],
  ] as const)
    test(`answers ${flags.join(' ')} with a sentence`, async () => {
      expect(await run(...flags)).toEqual({ code: 1, output: '', errors: `${sentence}\n` });
    });
});

describe('what the environment says', () => {
  for (const [environment, sentence] of [
    [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL must be an address such as postgresql://user:password@host/database.'],
    [{ DATABASE_URL: 'postgresql://127.0.0.1:1/none' }, 'The database that DATABASE_URL names cannot be used: connect ECONNREFUSED 127.0.0.1:1.'],
    [{ SUPPORT_ADDRESS: 'support@example.com' }, 'SMTP_URL must be an address such as smtp://user:password@host:587.'],
    [{ SMTP_URL: 'smtp://localhost', SUPPORT_ADDRESS: 'a@example.com, b@example.com' }, 'SUPPORT_ADDRESS must be the e-mail address that tickets go to.'],
    [{ ALLOWED: '{"ticketsPerHour":0}' }, 'ALLOWED must be JSON with numbers of 1 or more for any of requestsPerMinuteFromAddress, requestsPerMinute, ticketsPerHour, filesWaiting, transcriptsPerHour, streams, streamsFromAddress.'],
    [{ DEVELOPMENT_TOKENS: 'yes' }, 'DEVELOPMENT_TOKENS must be 1 or 0.'],
  ] as const)
    test(`${JSON.stringify(environment)} is answered with a sentence`, async () => {
      expect(await runIn(environment, '--port', '0', '--data', newFolder())).toEqual({ code: 1, output: '', errors: `${sentence}\n` });
    });

  test('may be that a PostgreSQL keeps the tickets: then the folder has none of them', () => {
    expect(existsSync(join(folder, 'database'))).toBe(!process.env['ASK_POSTGRES']);
  });

  const folder = newFolder();
  beforeAll(async () => (await serve(folder)).stop());
});

/** Begins to upload a file, and holds back the second half of it until told to finish. */
function uploadTo({ port }: RunningServer, token: string) {
  const [bytes, first] = ['the first half and the second', 15];
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain', 'Content-Length': bytes.length, 'Idempotency-Key': 'file' };
  const sending = request({ port, host: '127.0.0.1', method: 'POST', path: '/help-api/attachments?name=a.txt', headers });
  const answered = new Promise<{ readonly status: number | undefined; readonly id: string }>((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve({ status: response.statusCode, id: (JSON.parse(text) as { id: string }).id }));
    });
  });
  sending.write(bytes.slice(0, first));
  // Another request behind it on the same server is only answered once this one has arrived there.
  const reached = (async (): Promise<void> => {
    await new Promise((resolve) => sending.once('socket', (socket) => (socket.connecting ? socket.once('connect', resolve) : resolve(undefined))));
    await fetch(`http://127.0.0.1:${port}/help-api/health`);
  })();
  return { answered, reached, finish: () => void sending.end(bytes.slice(first)) };
}

/** Runs the command until it ends; once it says that it listens, it is told to stop. */
const run = (...flags: readonly string[]): Promise<Ran> => runIn({}, ...flags);

function runIn(environment: Readonly<Record<string, string>>, ...flags: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', ...flags], { cwd: join(import.meta.dirname, '../..'), env: { ...process.env, ...environment } });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (output.includes('listens')) for (const signal of ['SIGTERM', 'SIGINT', 'SIGINT'] as const) child.kill(signal);
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })));
}

interface Ran {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}
