import { staticBackend } from '../../src/backends/static.js';
import type { Ask } from './engine.js';

/** Ours as the widget has it: by an address, in its worker, ready once a first question is answered. */
export async function askWidget(address: string): Promise<Ask> {
  const { knowledge } = staticBackend({ url: address });
  const ask: Ask = async (typed) => (await knowledge.search(typed, { language: 'en', limit: 10 })).results.map(({ id }) => id);
  await ask('a');
  return ask;
}
