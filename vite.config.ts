import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { minifyHTMLLiterals } from 'minify-literals';
import { build, defineConfig, minifySync, type Plugin, type Rolldown, type UserConfig } from 'vite';
import { filesBelow } from './test/support/files.js';

/**
 * Two builds of one source: `--mode cdn` for a script tag, `--mode npm` for a bundler; and `--mode agent`, a page of the demo.
 * `dist/cdn` is everything in few, small files; `dist/npm` mirrors `src/`, file by file.
 */
export default defineConfig(({ mode }) => {
  // A test runner's NODE_ENV would ship Lit in its development mode.
  process.env['NODE_ENV'] = 'production';
  switch (mode) {
    case 'npm':
      return npm();
    case 'agent':
      return agentPage();
    default:
      return cdn();
  }
});

function cdn(): UserConfig {
  return {
    publicDir: false,
    plugins: [onePolicy(), minifyTemplates(), classicScript(), policyScript(), searchWorker(), keepEntryUnimported()],
    build: {
      outDir: 'dist/cdn',
      target: 'es2022',
      manifest: true,
      // Licence texts stand in one file instead of in every chunk.
      license: { fileName: 'licenses.md' },
      lib: { entry: { ask: 'src/index.ts' }, formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          comments: false,
          entryFileNames: '[name].js',
          // The panel names every one of them, and letters by chance do not compress.
          chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}-[hash:7].js`,
          codeSplitting: { groups: [...whatOpeningNeeds(), { debugName: 'a package each', name: packageOf, test: /node_modules/ }] },
        },
      },
    },
  };
}

/** The demo's page for support people: a page of its own, that nobody who embeds the widget gets. */
function agentPage(): UserConfig {
  return {
    root: 'demo/agent',
    base: './',
    publicDir: false,
    build: { outDir: '../../dist/agent', emptyOutDir: true, target: 'es2022', modulePreload: false },
  };
}

function npm(): UserConfig {
  const doors = filesBelow('src', /^src\/(\w+|backends\/[\w-]+)\.ts$/);
  return {
    publicDir: false,
    plugins: [keepWorker()],
    build: {
      outDir: 'dist/npm',
      target: 'es2022',
      minify: false,
      lib: { entry: [...doors, 'src/adapters/static/worker.ts', 'src/cli/ask-help.ts'], formats: ['es'] },
      rolldownOptions: {
        external: (id) => !/^[./\0]/.test(id),
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
      },
    },
  };
}

/**
 * Puts all that opening the panel loads into two files, whatever the lazy seams inside it: packages into `vendor`, our
 * code into `panel`. Every other view, language and package stays where its `import()` leaves it.
 */
function whatOpeningNeeds(): Rolldown.CodeSplittingGroup[] {
  const opening = /^src\/(boot\/attach|views\/(panel\/panel|search\/search))\.ts$/;
  return [together('vendor', 4, opening, /\/node_modules\//), together('panel', 3, opening), together('desk', 2, /^src\/(session\/desk|boot\/(world|unread))\.ts$/)];
}

/** Puts all that some files load at once into one chunk, unless a group of higher priority has it. */
function together(name: string, priority: number, files: RegExp, test?: RegExp): Rolldown.CodeSplittingGroup {
  const start = filesBelow('src', files).map((file) => `${import.meta.dirname}/${file}`);
  let needed: Set<string> | undefined;
  return {
    debugName: name,
    priority,
    ...(test && { test }),
    name: (id, graph) => ((needed ??= reachable(start, graph)).has(id) ? name : null),
  };
}

/** Every module that loading `roots` loads at once; what is behind an `import()` is not followed. */
function reachable(roots: readonly string[], graph: Rolldown.ChunkingContext): Set<string> {
  const seen = new Set<string>();
  const waiting = roots.filter((id) => graph.getModuleInfo(id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}

/** A view or adapter is named after its folder, a catalog after its language and namespace, a stemmer as what it is. */
function chunkName({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string {
  const id = facadeModuleId ?? '';
  if (STEMMER.test(id)) return `stemmer-${name}`;
  if (id.endsWith('.json')) return `${basename(dirname(id))}-${basename(id, '.json')}`;
  return /\/src\/(?:views\/([^/]+)\/|adapters\/([^/]+)\/index\.)/.exec(id)?.slice(1).find(Boolean) ?? name;
}

/** A language needs one stemmer, not all of them; each is a chunk already, smaller than one cut out as a package. */
const STEMMER = /\/@orama\/stemmers\//;

function packageOf(id: string): string | null {
  if (STEMMER.test(id)) return null;
  const [, name = 'package'] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id) ?? [];
  return name.replace('@', '').replace('/', '-');
}

/** Takes white space and comments out of html`` and css`` literals, which JavaScript minifiers leave alone. */
function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'pre',
    transform: {
      // Nothing in safe-html.ts is markup of ours.
      filter: { id: /\/src\/(?!ui\/safe-html).*\.ts$/, code: /\b(html|svg|css)`/ },
      async handler(code, id) {
        const minified = await minifyHTMLLiterals(code, { fileName: id, minifyOptions: { conservativeCollapse: true, keepClosingSlash: true, minifyCSS } });
        return minified && { code: minified.code, map: minified.map?.toString() ?? null };
      },
    },
  };
}

/** By hand, because clean-css drops what it does not know, and it does not know today's CSS. */
function minifyCSS(css: string): string {
  // An expression stands here as `@TEMPLATE_EXPRESSION();`: white space after its `();` is the author's.
  return css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{},]) ?/g, '$1')
    .replace(/(?<!\(\)) ?; ?/g, ';')
    .replace(/(?<!\(\));}/g, '}')
    .trim();
}

/** Makes Lit take our Trusted Types policy in place of its own, so that a host allows `ask-help` and nothing else. */
function onePolicy(): Plugin {
  return {
    name: 'one-policy',
    transform: {
      filter: { id: /\/lit-html\/lit-html\.js$/ },
      handler(code) {
        const ours = code.replace(/\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\)/, 'askHelpPolicy');
        if (ours === code) this.error('Lit makes its policy in another way than before: see onePolicy() in vite.config.ts.');
        return `import { policy as askHelpPolicy } from '${import.meta.dirname}/src/ui/trusted.ts';\n${ours}`;
      },
    },
  };
}

/** Ships `src/classic.js` as it is, a script and no module, for tag managers that know nothing newer. */
function classicScript(): Plugin {
  return {
    name: 'classic-script',
    generateBundle() {
      const { code } = minifySync('classic.js', readFileSync('src/classic.js', 'utf8'), { module: false });
      this.emitFile({ type: 'asset', fileName: 'classic.js', source: code });
    },
  };
}

/**
 * Ships the rules alone as one module, `policy.js`, for pages that ask them without a widget. A build of its own: as a
 * second entry it would share chunks with the panel, and loading it would load the panel.
 */
function policyScript(): Plugin {
  return {
    name: 'policy-script',
    async generateBundle() {
      const built = await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2022',
          lib: { entry: 'src/policy.ts', formats: ['es'] },
          rolldownOptions: { output: { minify: true, comments: false, codeSplitting: false } },
        },
      });
      const [{ output: [{ code }] }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
      this.emitFile({ type: 'asset', fileName: 'policy.js', source: code });
    },
  };
}

/**
 * Ships the search's worker, built on its own: sharing chunks with the panel it would run Lit in a worker. What starts it
 * becomes a module that knows its address, for any origin and for Trusted Types.
 */
function searchWorker(): Plugin {
  const folder = `${import.meta.dirname}/src/adapters/static`;
  return {
    name: 'search-worker',
    enforce: 'pre',
    load: {
      filter: { id: /\/src\/adapters\/static\/start-worker\.ts$/ },
      async handler() {
        const built = await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          build: {
            write: false,
            target: 'es2022',
            lib: { entry: `${folder}/worker.ts`, formats: ['es'] },
            rolldownOptions: {
              output: {
                minify: true,
                comments: false,
                entryFileNames: 'chunks/search-worker-[hash].js',
                // The panel names every one of them, and letters by chance do not compress.
          chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}-[hash:7].js`,
              },
            },
          },
        });
        const [{ output }] = built as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
        for (const file of output) if (file.type === 'chunk') this.emitFile({ type: 'asset', fileName: file.fileName, source: file.code });
        // Chunks stand side by side.
        const address = `new URL(/* @vite-ignore */ './${basename(output[0].fileName)}', import.meta.url)`;
        return `import { workerFrom } from './worker-from.ts';\nexport const startWorker = (scripts) => workerFrom(${address}, scripts);\n`;
      },
    },
  };
}

/** Leaves the words by which a host's bundler knows a worker as they are: Vite would build it here, as a page's and not a package's. */
function keepWorker(): Plugin {
  const [words, hidden] = ["new URL('./worker.js'", "new URL(/* @vite-ignore */ './worker.js'"];
  return {
    name: 'keep-worker',
    enforce: 'pre',
    transform: { filter: { id: /\/start-worker\.ts$/ }, handler: (code) => code.replace(words, hidden) },
    renderChunk: (code) => code.replace(/new URL\(\s*\/\* @vite-ignore \*\/\s*/, 'new URL('),
  };
}

/** Pages load `ask.js?v=1`; a chunk that imports `ask.js` would run it a second time under its other address. */
function keepEntryUnimported(): Plugin {
  return {
    name: 'keep-entry-unimported',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && [...chunk.imports, ...chunk.dynamicImports].includes('ask.js'))
          this.error(`${chunk.fileName} imports ask.js: what the shell and the panel both need must be handed over by attach().`);
    },
  };
}
