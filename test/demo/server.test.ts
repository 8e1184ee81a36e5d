import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../demo/server/start.js';
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

  test('keeps its secret from other users of the machine', () => {
    const { mode } = statSync(join(folder, 'token-secret'));
    expect((mode & 0o777).toString(8)).toBe('600');
  });

  test('has given its folder back', () => expect(existsSync(join(folder, 'lock'))).toBe(false));
});

describe('one folder, one server', () => {
  const folder = newFolder();
  let server: RunningServer;
  beforeAll(async () => {
    server = await serve(folder);
  });
  afterAll(() => server.stop());

  test('a second one is told so, and the first goes on', async () => {
    await expect(serve(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
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
    await serveForTest(folder);
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

/** Runs the command until it ends; once it says that it listens, it is told to stop. */
function run(...flags: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts', ...flags], { cwd: join(import.meta.dirname, '../..') });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
    if (output.includes('listens')) for (const signal of ['SIGTERM', 'SIGINT', 'SIGINT'] as const) child.kill(signal);
  });
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })));
}
