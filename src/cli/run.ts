import { parseArgs } from 'node:util';
import { makeIndex } from './make-index.js';
import type { Terminal } from './terminal.js';

const USAGE = `Usage: ask-help index FOLDER|FILE [--out help-index.json] [--language en]

Makes an index of help articles for <ask-help index="help-index.json">, from
Markdown (.md, .markdown), HTML (.html, .htm) and JSON (.json), in a folder and
all folders in it.

  --out FILE       where the index goes; "-" is standard output
                   (default: help-index.json)
  --language TAG   the language of articles that do not say theirs, BCP 47
                   (default: en)
  --help           this text
  --version        the version of ask-help

A file that is not right is named with its line; nothing is written then.
`;

/** Runs a command as somebody typed it. Answers the exit code: 0, 1 where the work failed, 2 where the command is none. */
export async function run(typed: readonly string[], terminal: Terminal): Promise<number> {
  const misused = (what: string): number => {
    terminal.say(`ask-help: ${what}\n\n${USAGE}`);
    return 2;
  };
  let read;
  try {
    read = parseArgs({
      args: [...typed],
      allowPositionals: true,
      options: { out: { type: 'string' }, language: { type: 'string' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } },
    });
  } catch (error) {
    return misused((error as Error).message.split('. ')[0]!);
  }
  const { values: { out = 'help-index.json', language = 'en', help, version }, positionals: [command, from, ...more] } = read;
  if (help || version) {
    terminal.print(help ? USAGE : `${terminal.version}\n`);
    return 0;
  }
  if (command !== 'index') return misused(command === undefined ? 'there is no command' : `there is no command "${command}"`);
  if (from === undefined) return misused('which folder or file?');
  if (more.length) return misused(`one folder or file at a time, and here is "${more.join(' ')}" besides`);
  return makeIndex({ from, out, language }, terminal);
}
