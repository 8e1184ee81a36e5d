import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../test/support/chromium.js';
import { serve } from '../test/support/static-server.js';
import type * as InPage from './in-page.js';
import { stretches, type Stretch, type TraceEvent } from './trace.js';

/** How much slower than this machine a page is made: about a cheap telephone. Chromium slows the page's own thread alone, no worker. */
export const THROTTLE = 4;

/** What a way to search costs a page; processor time in ms. */
export interface PageFigures {
  /** From the first line of code to the first answer, on the clock. */
  readonly ready: number;
  /** Processor time until then: of the page's own thread, slowed, and of its worker, which is not. */
  readonly page: number;
  readonly worker: number;
  /** Of the page's own thread and its worker together. */
  readonly keystrokes: readonly number[];
  /** The longest task of the page's own thread, until then and with a keystroke. */
  readonly longest: { readonly making: number; readonly typing: number };
}

/** A Chromium with a page per measurement. */
export interface Pages extends AsyncDisposable {
  /** Calls one of the functions of `in-page.ts`; addresses are those of files in the folder. */
  measure<Name extends keyof typeof InPage>(name: Name, ...given: Parameters<(typeof InPage)[Name]>): Promise<PageFigures>;
}

/** Serves a folder to a Chromium that is slowed down. */
export async function openPages(folder: string): Promise<Pages> {
  const server = await serve({ pages: { '/': '<!doctype html><title>Search</title><link rel="icon" href="data:,">' }, folders: { '/': folder } });
  // A slow engine holds its page for minutes.
  const browser = await launchChromium({ protocolTimeout: 0 });
  return {
    measure: async (name, ...given) => figuresOf(stretches(await traceOf(browser, server.url, name, given), MARKS)),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

const MARKS = ['make', 'made', 'keystroke', 'answered', 'end'];

async function traceOf(browser: Browser, url: string, name: string, given: readonly unknown[]): Promise<readonly TraceEvent[]> {
  const page = await browser.newPage();
  try {
    await page.goto(url);
    await page.emulateCPUThrottling(THROTTLE);
    await page.tracing.start({ categories: ['-*', 'disabled-by-default-devtools.timeline', 'blink.user_timing', '__metadata'] });
    await page.evaluate(`import('./in-page.js').then((own) => own.${name}(...${JSON.stringify(given)}))`);
    const trace = await page.tracing.stop();
    return (JSON.parse(new TextDecoder().decode(trace)) as { readonly traceEvents: readonly TraceEvent[] }).traceEvents;
  } finally {
    await page.close();
  }
}

function figuresOf(all: readonly Stretch[]): PageFigures {
  const made = all.find(({ name }) => name === 'make');
  const typing = all.filter(({ name }) => name === 'keystroke');
  if (!made) throw new Error('The trace has no marks: does this Chromium write them otherwise?');
  return {
    ready: made.wall,
    page: made.page,
    worker: made.workers,
    keystrokes: typing.map(({ page, workers }) => page + workers),
    longest: { making: made.longest, typing: Math.max(0, ...typing.map(({ longest }) => longest)) },
  };
}
