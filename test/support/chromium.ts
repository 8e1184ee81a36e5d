import { launch, type Browser } from 'puppeteer-core';
import { chromiumFlags, ensureBrowser } from './browser.js';

/** A Chromium of one's own, with nothing in it; close it when done. */
export function launchChromium(): Promise<Browser> {
  return launch({ executablePath: ensureBrowser(), args: chromiumFlags });
}
