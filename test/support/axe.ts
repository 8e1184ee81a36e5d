import { expect } from '@open-wc/testing';
import type { HelpPage } from './open-help.js';

/** Fails on anything axe finds in the widget: WCAG 2.2 A and AA, and best practices. */
export async function expectAccessible(help: HelpPage): Promise<void> {
  await help.settled();
  await standingStill(help);
  await expect(help.element).to.be.accessible();
}

/** Waits for the end of every animation: half-way through one, everything is pale and not yet where it will be. */
export async function standingStill(help: HelpPage): Promise<void> {
  const roots = [help.element, ...help.all('*')].flatMap((element) => element.shadowRoot ?? []);
  await Promise.all(roots.flatMap((root) => root.getAnimations()).map((animation) => animation.finished.catch(() => undefined)));
}
