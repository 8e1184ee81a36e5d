import { readFileSync } from 'node:fs';

interface Tree {
  readonly [key: string]: string | Tree;
}

/** Says any key of a language's catalogs, such as `chat.with`, with its values filled in. */
export function wordsOf(language: string): (key: string, values?: Readonly<Record<string, string | number>>) => string {
  const catalogs = new Map<string, Tree>();
  return (key, values = {}) => {
    const [namespace = '', ...steps] = key.split('.');
    const catalog = catalogs.get(namespace) ?? (JSON.parse(readFileSync(`locales/${language}/${namespace}.json`, 'utf8')) as Tree);
    catalogs.set(namespace, catalog);
    const found = steps.reduce<string | Tree | undefined>((tree, step) => (typeof tree === 'object' ? tree[step] : undefined), catalog);
    if (typeof found !== 'string') throw new Error(`There is no ${key} in ${language}.`);
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
}
