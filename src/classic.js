// For tag managers that know classic scripts only. A classic script from another origin resolves `import('./ask.js')` against
// about:blank, so the address is made from this file's own, which is known only while it runs first.
import(new URL('ask.js', document.currentScript.src).href);
