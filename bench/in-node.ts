/** One engine in a process of its own: `node --expose-gc in-node.js ENGINE ARTICLES QUESTIONS`; prints its figures as JSON. */
import { readFileSync } from 'node:fs';
import type { Questions } from './corpus.js';
import { ENGINES, type EngineName } from './engines/all.js';
import type { Entry } from './engines/engine.js';
import { type } from './typing.js';

const [, , name, articles, questions] = process.argv;
const { makeEngine } = await ENGINES[name as EngineName]();
const entries = read(articles!) as readonly Entry[];

const before = memory();
const started = process.cpuUsage();
const ask = await makeEngine(entries);
const build = spentSince(started);
const held = memory() - before;

const keystrokes: number[] = [];
await type(read(questions!) as Questions, ask, async (answer) => {
  const pressed = process.cpuUsage();
  await answer();
  keystrokes.push(spentSince(pressed));
});
process.stdout.write(JSON.stringify({ build, keystrokes, memory: held }));

/** Processor time of all threads, in ms. */
function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** What is held after cleaning up, in MB. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
