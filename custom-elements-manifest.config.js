/** The map of our elements, `custom-elements.json`, that editors and Storybook read. */
const config = {
  // Where elements live and nowhere else; the other rooms know no DOM.
  globs: ['src/{shell,views,ui,boot}/**/*.ts', 'src/index.ts'],
  outdir: 'dist/npm',
  litelement: true,
  packagejson: false,
  plugins: [defineElement()],
};

/** The analyzer knows `customElements.define()`; we register through `defineElement('ask-…', Class)`. */
function defineElement() {
  /** @type {Map<string, string>} */
  const tags = new Map();
  return {
    name: 'define-element',
    /** @param {{ ts: typeof import('typescript'), node: import('typescript').Node }} args */
    analyzePhase({ ts, node }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
      const [tag, element] = node.arguments;
      if (tag && element && ts.isStringLiteral(tag)) tags.set(element.getText(), tag.text);
    },
    /** @param {{ customElementsManifest: any }} args */
    packageLinkPhase({ customElementsManifest }) {
      for (const { path, declarations, exports } of customElementsManifest.modules)
        for (const declaration of declarations) {
          const tagName = tags.get(declaration.name);
          if (!tagName || declaration.kind !== 'class') continue;
          Object.assign(declaration, { tagName, customElement: true });
          exports.push({ kind: 'custom-element-definition', name: tagName, declaration: { name: declaration.name, module: path } });
        }
    },
  };
}

// The analyzer takes nothing but a default export.
export default config;
