import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../src/cli/run.js';

/** What came of a command: its exit code, and what it printed and said. */
export interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly said: string;
}

/** A folder of its own with some files in it, and a command line that stands there. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'ask-help-cli-'));
  const write = (file: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);
  return {
    folder,
    write,
    run: async (...typed: readonly string[]): Promise<Outcome> => {
      let [printed, said, time] = ['', '', 0];
      const print = (text: string) => (printed += text);
      const say = (text: string) => (said += text);
      // Every look at the clock is a little later.
      const code = await run(typed, { version: '1.2.3', folder, live: false, print, say, now: () => (time += 300) });
      return { code, printed, said };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
