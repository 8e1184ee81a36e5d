import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

const drawings = {
  alert: svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 6.5v4M10 13.4v.1"/>`,
  article: svg`<path d="M5.5 2.5h6l4 4v11h-10z"/><path d="M11.5 2.5v4h4M8 10.5h5M8 13.5h5"/>`,
  back: svg`<path d="M12 4.5 6.5 10l5.5 5.5"/>`,
  chat: svg`<path d="M3 4.5h14v9H9.5L6 16.5v-3H3z"/>`,
  check: svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  forward: svg`<path d="m8 4.5 5.5 5.5L8 15.5"/>`,
  inbox: svg`<path d="M3 11.5 5 4h10l2 7.5v4.5H3z"/><path d="M3 11.5h4l1 2h4l1-2h4"/>`,
  leave: svg`<path d="M8 4.5H4.5v11h11V12M11.5 3.5h5v5M16.5 3.5 9.5 10.5"/>`,
  people: svg`<circle cx="7.5" cy="7" r="3"/><path d="M2 16.5c.4-3 2.4-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13 4.3a3 3 0 0 1 0 5.4M15 12.5c1.7.7 2.7 2 3 4"/>`,
  question: svg`<path d="M7.2 7.2a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.2-1.5 2.2M10 15v.1"/>`,
  search: svg`<circle cx="9" cy="9" r="5.5"/><path d="m13.2 13.2 4 4"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** The name of a drawing of the set. */
export type IconName = keyof typeof drawings;

/** Drawings that point somewhere and so are mirrored where text runs from right to left. */
const POINTING: readonly IconName[] = ['back', 'forward', 'leave', 'article', 'chat'];

/** A drawing beside a word; it says nothing by itself. */
export const icon = (name: IconName): TemplateResult => drawing(drawings[name], POINTING.includes(name));

/** Any drawing of 20 by 20, mirrored where text runs from right to left if it `points` somewhere. */
export const drawing = (lines: SVGTemplateResult, points: boolean): TemplateResult =>
  html`<svg class=${points ? 'icon points' : 'icon'} viewBox="0 0 20 20" aria-hidden="true">${lines}</svg>`;
