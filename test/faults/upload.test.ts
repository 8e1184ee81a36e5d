import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { answers, losesTheAnswer, pass, truncates } from '../support/fault-proxy.js';
import { harFile } from '../support/har.js';
import { faults, type Injector } from './faults.js';
import { attached, begins, isSame, uploads } from './files.js';

/** A file on the disk, chosen in a page and handed over once it is no longer what it was. */
const changedOnDisk: Injector = async (scene) => {
  const folder = await mkdtemp(join(tmpdir(), 'ask-help-file-'));
  try {
    const path = join(folder, 'log.txt');
    await writeFile(path, 'As it was');
    const tab = await scene.tab();
    await tab.opensTheForm();
    await tab.writes(scene.words);
    const chooser = (await tab.page.evaluateHandle(() => document.body.appendChild(Object.assign(document.createElement('input'), { type: 'file', id: 'chooser' })))) as ElementHandle<HTMLInputElement>;
    await chooser.uploadFile(path);
    if (scene.chance() < 0.5) await rm(path);
    else await writeFile(path, 'As it is now, and longer');
    await tab.page.evaluate((from) => inPage.give(from.files!), chooser);
    // What is no longer there is, to the browser, a file of no bytes.
    await tab.sees('that the file was not taken', () => /It could not be read|It is empty/.test(inPage.text()));
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: isSame(await attached(scene), []), saw: 'that it could not be read; its number' };
  } finally {
    await rm(folder, { recursive: true });
  }
};

faults('upload', {
  U01: async (scene) => {
    scene.proxy.next('POST /attachments?name=two.txt', answers(scene.oneOf(500, 502, 503)));
    const tab = await begins(scene, ['one.txt', 10], ['two.txt', 20], ['three.txt', 30]);
    await tab.reads('Not uploaded yet');
    await tab.sees('the others there', () => inPage.text().split('Uploaded').length === 3);
    if (scene.chance() < 0.5) await tab.presses('Try again');
    await tab.presses('Send message');
    await tab.getsItsNumber();
    const isOnlyTwo = uploads(scene, 'one') === 1 && uploads(scene, 'two') > 1 && uploads(scene, 'three') === 1;
    return { sent: [scene.words], kept: isSame(await attached(scene), ['one.txt 10', 'three.txt 30', 'two.txt 20']) && isOnlyTwo, saw: 'not uploaded yet, try again; its number' };
  },

  U02: changedOnDisk,

  U03: async (scene) => {
    scene.proxy.next('POST /attachments', ...Array.from({ length: 1 + scene.upTo(2) }, () => scene.oneOf(losesTheAnswer, truncates)));
    const tab = await begins(scene, ['log.txt', 1 + scene.upTo(1000)]);
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: (await attached(scene)).length === 1 && uploads(scene, 'log.txt') > 1, saw: 'its number, with one file' };
  },

  U04: async (scene) => {
    scene.proxy.next('POST /attachments', answers(403, { title: 'Expired', status: 403 }));
    const tab = await begins(scene, ['log.txt', 100]);
    await tab.reads('We could not take this file');
    const isAgain = scene.chance() < 0.5;
    await tab.presses(isAgain ? 'Try again' : 'Remove log.txt');
    if (isAgain) await tab.reads('Uploaded');
    await tab.presses('Send message');
    await tab.getsItsNumber();
    return { sent: [scene.words], kept: isSame(await attached(scene), isAgain ? ['log.txt 100'] : []), saw: 'that it could not be taken; once tried again or removed, its number' };
  },

  U05: async (scene) => {
    let letGo = (): void => undefined;
    const dropped = new Promise<void>((go) => (letGo = go));
    scene.proxy.next('POST /tickets', async (exchange) => {
      await dropped;
      await pass(exchange);
    });
    const tab = await begins(scene);
    await tab.presses('Send message');
    await tab.reads('Sending');
    const isOurs = await tab.page.evaluate(() => inPage.drop(new File(['late'], 'late.txt', { type: 'text/plain' })));
    letGo();
    await tab.reads('Your ticket number is');
    return { sent: [scene.words], kept: isOurs && isSame(await attached(scene), []) && uploads(scene, 'late.txt') === 0, saw: 'its number; what was dropped while it was sent is not taken' };
  },

  U06: async (scene) => {
    const secret = `canary-${String(Math.floor(scene.chance() * 1e12))}`;
    const har = harFile();
    const [entry] = har.log.entries as [(typeof har.log.entries)[number]];
    entry.request.headers.push({ name: 'Authorization', value: `Bearer ${secret}` });
    entry.request.cookies.push({ name: 'session', value: secret });
    entry.request.queryString.push({ name: 'token', value: secret });
    entry.request.url += `&token=${secret}`;
    entry.response.headers.push({ name: 'Set-Cookie', value: `session=${secret}` });
    entry.response.content['text'] = JSON.stringify({ password: secret });
    const tab = await begins(scene);
    await tab.adds({ name: 'page.har', type: '', text: JSON.stringify(har), times: 1 });
    await tab.reads('taken out');
    await tab.reads('Uploaded');
    await tab.presses('Send message');
    await tab.getsItsNumber();
    const left = scene.proxy.seen.some(({ path, body }) => path.includes(secret) || body.includes(secret));
    return { sent: [scene.words], kept: !left && (await attached(scene)).length === 1, saw: 'how many secrets were taken out; its number' };
  },
});
