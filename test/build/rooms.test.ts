import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../support/files.js';

describe('the rooms of src', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await cruiseSrc(process.cwd());
  });

  test('see only what they may', () => {
    expect(result.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  // With a TypeScript it does not know, dependency-cruiser looks at nothing and reports success.
  test('were all looked at', () => {
    const looked = new Set(result.modules.map(({ source }) => source));
    expect(filesBelow('src', /\.ts$/).filter((file) => !looked.has(file))).toEqual([]);
  });
});

describe('a wrong import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ask-help-rooms-'));
  let found: readonly string[];

  const wrong: readonly { rule: string; file: string; text: string }[] = [
    { rule: 'room-core', file: 'core/wrong.ts', text: `import type { Right } from '../ports/right.js'; export type Wrong = Right;` },
    { rule: 'room-session', file: 'session/wrong.ts', text: `export * from '../adapters/right.js';` },
    { rule: 'room-ui', file: 'ui/wrong.ts', text: `export const wrong = () => import('../views/right/right.js');` },
    { rule: 'views-are-strangers', file: 'views/wrong/wrong.ts', text: `export * from '../right/right.js';` },
    { rule: 'panel-opens-views-lazily', file: 'views/panel/wrong.ts', text: `export * from '../right/right.js';` },
    { rule: 'shell-boots-lazily', file: 'shell/wrong.ts', text: `export * from '../boot/right.js';` },
    { rule: 'shell-sees-types', file: 'shell/value.ts', text: `export * from '../core/right.js';` },
    { rule: 'nobody-sees-shell', file: 'boot/wrong.ts', text: `export type * from '../shell/right.js';` },
    { rule: 'no-packages', file: 'ports/wrong.ts', text: `export * from 'idb';` },
    { rule: 'package-i18next', file: 'ui/words.ts', text: `import type { i18n } from 'i18next'; export type Wrong = i18n;` },
    { rule: 'package-lit', file: 'session/view.ts', text: `export * from 'lit';` },
    { rule: 'package-dompurify', file: 'views/wrong/html.ts', text: `export * from 'dompurify';` },
    { rule: 'no-dev-packages', file: 'adapters/wrong.ts', text: `export * from 'hono';` },
    { rule: 'no-node', file: 'adapters/node.ts', text: `export * from 'node:fs';` },
    { rule: 'nobody-sees-cli', file: 'backends/wrong.ts', text: `export * from '../cli/right.js';` },
    { rule: 'cli-sees-the-static-search', file: 'cli/wrong.ts', text: `export * from '../adapters/right.js';` },
    { rule: 'package-marked', file: 'ui/markdown.ts', text: `export * from 'marked';` },
    { rule: 'no-other-rooms', file: 'utils/wrong.ts', text: `export * from '../core/right.js';` },
    { rule: 'no-cycles', file: 'core/one.ts', text: `export * from './other.js';` },
  ];

  beforeAll(async () => {
    cpSync('src', join(folder, 'src'), { recursive: true });
    for (const file of ['node_modules', 'locales', 'package.json', 'tsconfig.json']) if (existsSync(file)) symlinkSync(resolve(file), join(folder, file));
    for (const room of ['core', 'ports', 'adapters', 'session', 'i18n', 'boot', 'shell', 'cli', 'views/right']) write(`${room}/right.ts`, `export type Right = string; export const right = '';`);
    write('core/other.ts', `export * from './one.js';`);
    for (const { file, text } of wrong) write(file, text);
    const { summary } = await cruiseSrc(folder);
    found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  for (const { rule, file } of wrong)
    test(`is reported by ${rule} in ${file}`, () => {
      expect(found).toContain(`${rule}: src/${file}`);
    });

  function write(file: string, text: string): void {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});

async function cruiseSrc(baseDir: string): Promise<ICruiseResult> {
  const options = await extractOptions(resolve('.dependency-cruiser.cjs'));
  const tsConfig = extractTSConfig(resolve('tsconfig.json'));
  const { output } = await cruise(['src'], { ...options, baseDir, validate: true }, undefined, { tsConfig });
  return output as ICruiseResult;
}
