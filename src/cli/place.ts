import { canonical } from '../core/language.js';
import { KINDS } from './find-files.js';

/** What a file's path says of the article in it. */
export interface Place {
  readonly id: string;
  readonly language: string | undefined;
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * `nb/contacts/import.md` and `contacts/import.nb.md` are the Norwegian versions of `contacts/import`; `contacts/index.md` is
 * `contacts`.
 */
export function placeOf(path: string): Place {
  const folders = path.replace(KINDS, '').split('/');
  const [name = '', suffix = ''] = /^(.+)\.([^.]+)$/.exec(folders.at(-1)!)?.slice(1) ?? [];
  const ending = tagOf(suffix);
  if (ending) folders.splice(-1, 1, name);
  const at = ending ? -1 : folders.slice(0, -1).findIndex(tagOf);
  const language = ending ?? (at < 0 ? undefined : tagOf(folders.splice(at, 1)[0]!));
  if (folders.length > 1 && folders.at(-1) === 'index') folders.pop();
  return { id: folders.join('/'), language };
}

/** A name as a language tag, if it is that of a language with two letters: with three, "faq" would nearly be one. */
function tagOf(name: string): string | undefined {
  if (!/^[a-z]{2}([-_][a-z0-9]{2,8})*$/i.test(name)) return undefined;
  const tag = canonical(name);
  return tag && names.of(tag) !== undefined ? tag : undefined;
}
