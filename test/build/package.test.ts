import { existsSync, readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import { filesBelow } from '../support/files.js';

const about = JSON.parse(readFileSync('package.json', 'utf8')) as { exports: Record<string, string | { types: string; default: string }>; customElements: string };

describe('the package', () => {
  test('is one that publint finds no fault with', async () => {
    const { messages, pkg } = await publint({ strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  test('has every file its exports name', () => {
    const targets = Object.values(about.exports).flatMap((door) => (typeof door === 'string' ? [door] : [door.types, door.default]));
    expect(targets.filter((target) => !present(target))).toEqual([]);
  });

  test('has types for every file it ships to be imported', () => {
    const modules = filesBelow('dist/npm', /^(?!.*(locales|\/cli\/)).*\.js$/);
    expect(modules.filter((file) => !existsSync(file.replace(/\.js$/, '.d.ts')))).toEqual([]);
  });

  test('has a worker that a bundler finds', async () => {
    const config = { configFile: false, logLevel: 'silent', worker: { format: 'es' } } as const;
    const built = await build({ ...config, build: { write: false, rolldownOptions: { input: 'dist/npm/backends/static.js', preserveEntrySignatures: 'strict' } } });
    const names = (built as Rolldown.RolldownOutput).output.map(({ fileName }) => fileName);
    expect(names).toContainEqual(expect.stringMatching(/\/worker-[^/]+\.js$/));
  });

  test('names no package in its types that a host does not get with it', () => {
    expect(filesBelow('dist/npm', /\.d\.ts$/).filter((file) => readFileSync(file, 'utf8').includes('lit-html'))).toEqual([]);
  });
});

describe('custom-elements.json', () => {
  const modules = sources();

  test('knows every element', () => {
    const defined = modules.flatMap(({ text }) => all(text, /\b(?:defineElement|customElements\.define)\(\s*['"]([^'"]+)/g));
    const tags = modules.flatMap(({ elements }) => elements.map(({ tagName }) => tagName));
    expect(tags).toEqual(expect.arrayContaining(defined));
    expect(defined).toContain('ask-help');
  });

  test('documents every part', () => {
    expect(undocumented(parts, 'cssParts')).toEqual([]);
  });

  test('documents every slot', () => {
    const slots = (text: string) => [...all(text, /<slot\b[^>]*\bname="([^"$]+)"/g), ...(/<slot(?![^>]*\bname=)[\s>]/.test(text) ? [''] : [])];
    expect(undocumented(slots, 'slots')).toEqual([]);
  });

  test('documents every event', () => {
    const fired = modules.flatMap(({ text }) => all(text, /super\(\s*['"](ask-[\w-]+)['"]/g));
    const documented = modules.flatMap(({ elements }) => (elements.flatMap(({ events }) => events ?? [])).map(({ name }) => name));
    expect(fired.filter((name) => !documented.includes(name))).toEqual([]);
    expect(fired).not.toHaveLength(0);
  });

  /** What templates use and nobody documents: an element answers for its own file, shared templates for any element. */
  function undocumented(used: (text: string) => readonly string[], kind: 'cssParts' | 'slots'): readonly string[] {
    const names = (elements: readonly ElementDoc[]) => elements.flatMap((element) => element[kind] ?? []).map(({ name }) => name);
    expect(modules).not.toHaveLength(0);
    const anywhere = names(modules.flatMap(({ elements }) => elements));
    return modules.flatMap(({ path, text, elements }) => {
      const documented = elements.length ? names(elements) : anywhere;
      return used(text).filter((name) => !documented.includes(name)).map((name) => `${path}: ${name || 'the default slot'}`);
    });
  }
});

interface ElementDoc {
  readonly tagName?: string;
  readonly customElement?: boolean;
  readonly cssParts?: readonly { name: string }[];
  readonly slots?: readonly { name: string }[];
  readonly events?: readonly { name: string }[];
}

/** Every source file with the elements that custom-elements.json finds in it. */
function sources(): readonly { path: string; text: string; elements: readonly ElementDoc[] }[] {
  if (!existsSync(about.customElements)) return [];
  const { modules } = JSON.parse(readFileSync(about.customElements, 'utf8')) as { modules: { path: string; declarations?: readonly ElementDoc[] }[] };
  return filesBelow('src', /\.ts$/).map((path) => ({
    path,
    text: readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, ''),
    elements: (modules.find((module) => module.path === path)?.declarations ?? []).filter(({ customElement }) => customElement),
  }));
}

/** The parts that a file gives to what it draws; those named by an expression are somebody else's. */
function parts(text: string): readonly string[] {
  return [...all(text, /\bpart="([^"]+)"/g), ...all(text, /(?:\bpart\.add\(|'part', ?)'([^']+)'/g)].flatMap((names) => names.split(/\s+/)).filter((name) => /^[\w-]+$/.test(name));
}

/** A target with a star is there once any file fits it. */
function present(target: string): boolean {
  const [before = '', after] = target.replace('./', '').split('*');
  if (after === undefined) return existsSync(before);
  return filesBelow(before.replace(/\/$/, ''), /./).some((file) => file.endsWith(after));
}

function all(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}
