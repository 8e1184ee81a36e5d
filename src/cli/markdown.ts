import { marked } from 'marked';
import { parseFragment } from 'parse5';
import { contentOf, type Content } from './content.js';

/** What Markdown says; HTML in it counts as on a page. */
export const readMarkdown = (text: string, title: string | undefined): Content =>
  contentOf(parseFragment(marked.parse(text, { async: false })), title);
