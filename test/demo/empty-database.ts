import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';

const { version } = JSON.parse(readFileSync('node_modules/@electric-sql/pglite/package.json', 'utf8')) as { readonly version: string };

/** Every test wants an empty database, and PGlite takes seconds to make one: it is made once on a machine, and copied. */
const model = join(tmpdir(), `ask-help-empty-pglite-${version}`);

/** Puts an empty PGlite database at a path, unless something is there. */
export async function putEmptyDatabase(path: string): Promise<void> {
  if (existsSync(path)) return;
  if (!existsSync(model)) await make();
  cpSync(model, path, { recursive: true });
}

async function make(): Promise<void> {
  const made = mkdtempSync(`${model}-`);
  await (await PGlite.create(made)).close();
  try {
    renameSync(made, model);
  } catch {
    rmSync(made, { recursive: true }); // Another worker was faster.
  }
}
