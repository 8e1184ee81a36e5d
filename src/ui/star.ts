import { svg, type TemplateResult } from 'lit';
import { drawing } from './icons.js';

/** The drawing of a favourite; filled by whoever shows it. */
export const star: TemplateResult = drawing(svg`<path class="star" d="m10 2.8 2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5-3.6-3.5 5-.7z"/>`, false);
