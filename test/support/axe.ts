import { expect } from '@open-wc/testing';
import type { HelpPage } from './open-help.js';

/** Fails on anything axe finds in the widget: WCAG 2.2 A and AA, and best practices. */
export async function expectAccessible(help: HelpPage): Promise<void> {
  await help.settled();
  // Half-way through an animation everything is pale.
  const roots = [help.element, ...help.all('*')].flatMap((element) => element.shadowRoot ?? []);
  await Promise.all(roots.flatMap((root) => root.getAnimations()).map((animation) => animation.finished.catch(() => undefined)));
  await expect(help.element).to.be.accessible();
}
