import { svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Channel } from '../core/plan.js';
import { drawing } from './icons.js';

const drawings: Readonly<Record<Channel, SVGTemplateResult>> = {
  chat: svg`<path d="M3 4.5h14v9H9.5L6 16.5v-3H3z"/>`,
  email: svg`<path d="M2.5 4.5h15v11h-15z"/><path d="m3 5.5 7 5.5 7-5.5"/>`,
  callback: svg`<path d="M5 4h2.2l1.2 3-1.6 1.2a8.4 8.4 0 0 0 4 4l1.2-1.6 3 1.2V14a1.8 1.8 0 0 1-2 1.8A10.8 10.8 0 0 1 3.2 6 1.8 1.8 0 0 1 5 4z"/><path d="M16.5 3.5 12 8m0-3.5V8h3.5"/>`,
  phone: svg`<path d="M5 3h2.4l1.3 3.4-1.7 1.3a9 9 0 0 0 4.3 4.3l1.3-1.7L16 11.6V14a2 2 0 0 1-2.2 2A11.8 11.8 0 0 1 3 5.2 2 2 0 0 1 5 3z"/>`,
};

/** The drawing of a channel, beside its name. */
export const channelIcon = (channel: Channel): TemplateResult => drawing(drawings[channel], false);
