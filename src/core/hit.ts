import type { Article, Hit } from './article.js';

/** An article as it stands in a list, with the line or two of it that fit. */
export const hitOf = ({ id, lang, title, section, updated, url }: Article, excerpt: string | undefined): Hit => ({
  id,
  lang,
  title,
  ...(excerpt && { excerpt }),
  ...(section && { section }),
  ...(updated && { updated }),
  ...(url && { url }),
});
