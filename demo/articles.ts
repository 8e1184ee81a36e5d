import { readFolder } from '../src/cli/read-folder.js';
import { Mistakes } from '../src/cli/mistakes.js';
import type { Article } from '../src/core/article.js';

/**
 * Every article below `folder`, where `<language>/<id>.md` holds one, with its address in the help centre: English first,
 * then by language and id.
 *
 * Files that cannot be used throw, and the error names each and what to mend.
 */
export async function readArticles(folder: string): Promise<readonly Article[]> {
  const mistakes = new Mistakes();
  const articles = await readFolder('.', { folder, language: 'en', mistakes });
  if (mistakes.count) throw new Error(mistakes.lines().join('\n'));
  return articles
    .map((article) => ({ machineTranslated: false, ...article, url: `/help/${article.lang}/${article.id}` }))
    .sort((one, other) => Number(other.lang === 'en') - Number(one.lang === 'en') || one.lang.localeCompare(other.lang));
}
