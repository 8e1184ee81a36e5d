import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(context: string): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }>;
}

/** What axe has against a page, or something in it, in words; empty where it has nothing. */
export async function faultsOf(page: Page, selector = 'html'): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (within) => {
    // Half-way through an animation everything is pale; one without end is how it looks.
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
    const { violations } = await (globalThis as unknown as { readonly axe: Axe }).axe.run(within);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, selector);
}
