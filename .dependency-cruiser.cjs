// The rooms of src/ and what each may see. src/README.md is the map; test/build/rooms.test.ts proves that this is checked.

/** A room, and the rooms it may see beside itself. The shell stands apart below: it may see types only. */
const rooms = {
  core: [],
  ports: ['core'],
  adapters: ['core', 'ports'],
  session: ['core', 'ports'],
  i18n: ['core'],
  ui: ['core', 'session', 'i18n'],
  views: ['core', 'session', 'i18n', 'ui'],
  boot: ['core', 'ports', 'adapters', 'session', 'i18n', 'ui', 'views'],
  // What the door testing.ts opens onto: the checks that any backend can be run against.
  testing: ['core', 'ports'],
  // What runs in Node and never in a browser; of adapters only adapters/static/, see below.
  cli: ['core', 'adapters'],
};

/** A package, and the rooms that may use it. */
const packages = {
  i18next: ['i18n'],
  '@floating-ui': ['ui'],
  'lit|lit-html|lit-element|@lit/reactive-element': ['ui', 'views', 'boot'],
  '@lit/context': ['ui', 'boot'],
  dompurify: ['ui'],
  idb: ['adapters'],
  'eventsource-parser': ['adapters'],
  '@orama/stemmers': ['adapters'],
  'libphonenumber-js': ['ui'],
  'marked|yaml|parse5': ['cli'],
};

const inside = (names) => `^src/(${names.join('|')})/`;
const fromPackage = (name) => `node_modules/(${name})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'Two files that need each other are one file.', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', comment: 'A file that is not there cannot be checked.', from: {}, to: { couldNotResolve: true } },
    ...Object.entries(rooms).map(([room, seen]) => ({
      name: `room-${room}`,
      severity: 'error',
      comment: `${room} sees ${seen.length ? seen.join(', ') : 'nothing'}.`,
      from: { path: inside([room]) },
      to: { path: '^src/', pathNot: inside([room, ...seen]) },
    })),
    {
      name: 'no-other-rooms',
      severity: 'error',
      comment: 'A folder that is no room has no rule, so anything could hide in it.',
      from: { path: '^src/[^/]+/', pathNot: inside([...Object.keys(rooms), 'shell', 'backends']) },
      to: {},
    },
    {
      name: 'shell-sees-types',
      severity: 'error',
      comment: 'The shell is all that first paint costs: of core and ports it may see types, of the rest only boot, by import().',
      from: { path: '^src/shell/' },
      to: { path: '^src/', pathNot: '^src/(shell|boot)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shell-types-of-core-and-ports',
      severity: 'error',
      comment: 'Types from further inside would tie the shell to what is behind the lazy boundary.',
      from: { path: '^src/shell/' },
      to: { path: '^src/', pathNot: '^src/(shell|boot|core|ports)/' },
    },
    {
      name: 'shell-boots-lazily',
      severity: 'error',
      comment: 'The shell reaches boot through import() and no other way.',
      from: { path: '^src/shell/' },
      to: { path: '^src/boot/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'nobody-sees-shell',
      severity: 'error',
      comment: 'Only the door src/index.ts opens onto the shell.',
      from: { path: '^src/', pathNot: '^src/(shell/|index\\.ts$)' },
      to: { path: '^src/shell/' },
    },
    {
      name: 'cli-sees-the-static-search',
      severity: 'error',
      comment: 'The command makes what the static search reads, and knows no other adapter.',
      from: { path: '^src/cli/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/static/' },
    },
    {
      name: 'nobody-sees-cli',
      severity: 'error',
      comment: 'What runs in Node and never in a browser is used by nothing that does.',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'doors-open-outwards',
      severity: 'error',
      comment: 'index, policy, har, testing and backends/ are for hosts; nothing inside uses them.',
      from: { path: '^src/[^/]+/', pathNot: '^src/backends/' },
      to: { path: '^src/([^/]+\\.ts|backends/)' },
    },
    {
      name: 'views-are-strangers',
      severity: 'error',
      comment: 'A view never sees another; the panel alone opens them.',
      from: { path: '^src/views/([^/]+)/', pathNot: '^src/views/panel/' },
      to: { path: '^src/views/', pathNot: '^src/views/$1/' },
    },
    {
      name: 'panel-opens-views-lazily',
      severity: 'error',
      comment: 'Who never visits a view never downloads it. A file beside the views is the table that the panel opens them by.',
      from: { path: '^src/views/(panel/|[^/]+\\.ts$)' },
      to: { path: '^src/views/[^/]+/', pathNot: '^src/views/panel/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'no-packages',
      severity: 'error',
      comment: 'Rules, ports, models and the shell are our own words.',
      from: { path: inside(['core', 'ports', 'session', 'shell']) },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
    {
      name: 'no-dev-packages',
      severity: 'error',
      comment: 'What we ship must be in dependencies.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-node',
      severity: 'error',
      comment: 'All but the command runs in a browser.',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    ...Object.entries(packages).map(([name, users]) => ({
      name: `package-${name.split('|')[0]}`,
      severity: 'error',
      comment: `${name} is used by ${users.join(', ')} alone.`,
      from: { path: '^src/', pathNot: inside(users) },
      to: { path: fromPackage(name) },
    })),
  ],
  options: {
    // Type-only imports count: a type is knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
