import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EngineName } from './engines/all.js';
import { median } from './statistics.js';

/** What an engine costs in Node; processor time in ms, memory in MB. */
export interface NodeFigures {
  readonly build: number;
  readonly keystrokes: readonly number[];
  readonly memory: number;
}

/**
 * Measures engines in Node, in turn and more than once: a machine that slows down meanwhile slows all of them.
 *
 * Each run is a process of its own, so that none warms up or fills the memory of another.
 */
export async function measureInNode(folder: string, size: number, engines: readonly EngineName[], rounds: number): Promise<ReadonlyMap<EngineName, NodeFigures>> {
  const runs = new Map<EngineName, NodeFigures[]>(engines.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of engines) {
      const files = [`${folder}/articles-${size}.json`, `${folder}/questions-${size}.json`];
      const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', `${folder}/in-node.js`, name, ...files], { maxBuffer: Infinity });
      runs.get(name)!.push(JSON.parse(stdout) as NodeFigures);
    }
  return new Map([...runs].map(([name, some]) => [name, together(some)]));
}

const together = (runs: readonly NodeFigures[]): NodeFigures => ({
  build: median(runs.map(({ build }) => build)),
  keystrokes: runs.flatMap(({ keystrokes }) => keystrokes),
  memory: median(runs.map(({ memory }) => memory)),
});
