import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { httpBackend } from '../../src/backends/http.js';
import type { ProblemError } from '../../src/core/problem.js';
import type { Settings } from '../../src/core/settings.js';
import type { Tickets } from '../../src/ports/tickets.js';

/** A development token for somebody whom no other test knows. */
async function tokenOf(person = `uploader-${crypto.randomUUID()}`): Promise<string> {
  const claims: Settings = { plan: 'starter', person: { id: person } };
  const answer = await fetch('/help-api/dev/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(claims) });
  return ((await answer.json()) as { token: string }).token;
}

const ticketsOf = (token: () => string | Promise<string>): Tickets => httpBackend({ endpoint: '/help-api', token }).tickets;

const log = (size: number): Blob => new Blob(['12:00 import stalls\n'.repeat(Math.ceil(size / 20))]).slice(0, size);
const asked = (more: object = {}) => ({ name: 'import.log', type: 'text/plain', key: crypto.randomUUID(), ...more });

describe('a file that a browser uploads', () => {
  it('is told of while it goes, until all of it has', async () => {
    const token = await tokenOf();
    const heard: number[] = [];
    const attachment = await ticketsOf(() => token).attach!(log(8_000_000), asked({ progress: (sent: number) => heard.push(sent) }));
    expect(attachment).to.include({ name: 'import.log', type: 'text/plain', size: 8_000_000 });
    expect(heard.at(-1)).to.equal(8_000_000);
    expect([...heard].sort((one, other) => one - other)).to.deep.equal(heard);
  });

  it('goes once more with a fresh token, under the same key', async () => {
    const [good, given] = [await tokenOf(), ['expired']];
    const tickets = ticketsOf(() => given.pop() ?? good);
    const first = await tickets.attach!(log(100), asked({ key: 'same' }));
    expect(await tickets.attach!(log(100), asked({ key: 'same' }))).to.deep.equal(first);
  });

  it('is refused in words that a program understands', async () => {
    const token = await tokenOf();
    const error: unknown = await ticketsOf(() => token).attach!(new Blob(['<script>alert(1)</script>']), asked({ name: 'x.html' })).catch((reason: unknown) => reason);
    expect((error as ProblemError).problem).to.include({ kind: 'invalid', code: 'invalid', status: 422 });
    expect((error as ProblemError).problem.fields).to.deep.equal({ file: 'type' });
  });

  it('stops with the reason that it is stopped for', async () => {
    const token = await tokenOf();
    const controller = new AbortController();
    const reason = new Error('Taken out again');
    const progress = (): void => controller.abort(reason);
    const error: unknown = await ticketsOf(() => token).attach!(log(8_000_000), asked({ progress, signal: controller.signal })).catch((given: unknown) => given);
    expect(error).to.equal(reason);
  });

  it('is no network where the server is gone', async () => {
    const token = await tokenOf();
    await executeServerCommand('server', 'stop');
    try {
      const error: unknown = await ticketsOf(() => token).attach!(log(100), asked()).catch((reason: unknown) => reason);
      expect((error as ProblemError).problem.kind).to.equal('offline');
    } finally {
      await executeServerCommand('server', 'start');
    }
  });
});
