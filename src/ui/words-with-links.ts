import { html, type TemplateResult } from 'lit';
import { linksIn } from '../core/links-in.js';

/** Somebody's words with their web and e-mail addresses to follow, in a new tab. Nothing else in them is more than text. */
export const wordsWithLinks = (text: string): readonly (string | TemplateResult)[] =>
  linksIn(text).map((stretch) => (stretch.address ? html`<a href=${stretch.address} target="_blank" rel="noopener noreferrer">${stretch.text}</a>` : stretch.text));
