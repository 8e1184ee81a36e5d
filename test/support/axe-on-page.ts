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
    const rootsBelow = (root: Document | ShadowRoot): readonly (Document | ShadowRoot)[] => [root, ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? rootsBelow(shadowRoot) : []))];
    // Half-way through an animation everything is pale; one without end is how it looks. Each root knows of its own alone.
    const ending = (): readonly Animation[] =>
      rootsBelow(document).flatMap((root) => root.getAnimations().filter(({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime)));
    for (let left = ending(); left.length > 0; left = ending()) await Promise.all(left.map((animation) => animation.finished.catch(() => undefined)));
    const { violations } = await (globalThis as unknown as { readonly axe: Axe }).axe.run(within);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }, selector);
}
