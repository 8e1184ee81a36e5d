import lit from 'eslint-plugin-lit';
import tseslint from 'typescript-eslint';

/** HTML that did not pass the sanitiser. `ui/safe-html.ts` is the only door for it. */
const unsafeHtml = [
  { selector: 'MemberExpression[property.name=/^(inner|outer)HTML$/]', message: 'Only ui/safe-html.ts may turn text into HTML.' },
  { selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe)$/]', message: 'Only ui/safe-html.ts may turn text into HTML.' },
  { selector: 'ImportSpecifier[imported.name=/^unsafe(HTML|SVG)$/]', message: 'Only ui/safe-html.ts may turn text into HTML.' },
];

/** The shape of our code, which is the same in every room. */
const shape = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: one thing, one name, everywhere.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'TSModuleDeclaration[kind="namespace"]', message: 'A file is a namespace already.' },
  { selector: 'TSParameterProperty', message: 'Write the field out.' },
  { selector: ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression)[source.value=/^[.](?!.*[.](js|json|css)$)/]', message: 'Write the .js of a relative import.' },
];

/** What rules and models must be handed: the world, and the time. */
const world = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: '"Now" is an argument.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: '"Now" is an argument.' },
];

const browser = ['document', 'window', 'fetch'];

const forbid = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

const config = tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', 'demo/server/openapi.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...forbid(...shape, ...unsafeHtml),
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `${number}` reads well and is safe; `${object}` is not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // These forbid what is meant: `[...text]` counts characters; `!` says what the line before proved; `return stop()` is
      // brief; a library's own factory may answer with its class; an async command may have nothing to wait for yet; a
      // host's values are not what their types say, and what a closure changes the compiler does not see.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false, properties: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended']],
    rules: { 'max-lines': ['error', { max: 280 }], 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    files: ['src/core/**/*.ts', 'src/session/**/*.ts'],
    rules: {
      ...forbid(...shape, ...unsafeHtml, ...world),
      'no-restricted-globals': ['error', ...browser.map((name) => ({ name, message: 'Rules and models know no browser: ask a port.' }))],
      'no-restricted-properties': ['error', ...browser.map((property) => ({ object: 'globalThis', property }))],
    },
  },
  { files: ['src/ui/safe-html.ts'], rules: forbid(...shape) },
  {
    // Tests set up markup by hand and throw away what they do not look at.
    files: ['test/**/*.ts'],
    rules: {
      ...forbid(...shape),
      // semantic-dom-diff declares that equal() returns a promise, which it does not; accessible() does.
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: [{ from: 'package', package: 'chai', name: 'Equal' }] }],
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  // Tools want a default export.
  { files: ['*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.js', '**/*.cjs'],
    extends: [tseslint.configs.recommended, tseslint.configs.disableTypeChecked],
  },
);

export default config;
