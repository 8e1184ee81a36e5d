import { brotliCompressSync, constants } from 'node:zlib';
import { build, type BuildEnvironmentOptions, type InlineConfig, type Rolldown } from 'vite';

/** Puts what is measured into a folder, as a host's bundler would: `in-node.js` and `in-page.js` with all they load. */
export async function bundleInto(folder: string): Promise<void> {
  const input = { 'in-node': 'bench/in-node.ts', 'in-page': 'bench/in-page.ts' };
  await build(configFor({ outDir: folder, rolldownOptions: { input, preserveEntrySignatures: 'strict', external: /^node:/ } }));
}

/** What a module weighs on its way to a browser, in kB of brotli. */
export interface Weight {
  /** With all that it loads at once. */
  readonly module: number;
  /** What it loads by `import()`, part by part. */
  readonly parts: readonly number[];
}

/** What a bundler makes of a module, weighed. */
export async function weightOf(module: string): Promise<Weight> {
  const [{ output }] = (await build(configFor({ write: false, lib: { entry: module, formats: ['es'] } }))) as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  const atOnce = new Set(chunks.filter(({ isEntry }) => isEntry));
  // A set that grows while it is walked is walked to its end.
  for (const { imports } of atOnce) for (const chunk of chunks) if (imports.includes(chunk.fileName)) atOnce.add(chunk);
  const kilobytes = (some: readonly Rolldown.OutputChunk[]): readonly number[] => some.map(({ code }) => brotli(code));
  return { module: sum(kilobytes([...atOnce])), parts: kilobytes(chunks.filter((chunk) => !atOnce.has(chunk))) };
}

function configFor({ rolldownOptions, ...options }: BuildEnvironmentOptions): InlineConfig {
  const output = { minify: true, comments: false, entryFileNames: '[name].js' };
  return {
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { target: 'es2022', modulePreload: false, ...options, rolldownOptions: { ...rolldownOptions, output } },
  };
}

const sum = (figures: readonly number[]): number => figures.reduce((total, one) => total + one, 0);

const brotli = (code: string): number => brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength / 1024;
