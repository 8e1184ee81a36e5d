import { launch, type Browser, type LaunchOptions } from 'puppeteer-core';
import { chromiumFlags, ensureBrowser } from './browser.js';

/** A Chromium of one's own, with nothing in it; close it when done. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return launch({ executablePath: ensureBrowser(), args: chromiumFlags, ...options });
}
