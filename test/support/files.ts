import { existsSync, readdirSync } from 'node:fs';

/** The paths (`src/core/plan.ts`) of the files below a folder that match, sorted; none where there is no such folder. */
export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => pattern.test(file))
    .sort();
}
