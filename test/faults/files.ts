import type { Scene } from './scene.js';
import type { Tab } from './tab.js';

/** How often a file was sent, by its name. */
export const uploads = (scene: Scene, name: string): number => scene.proxy.seen.filter(({ method, path }) => method === 'POST' && path.startsWith('/attachments?') && path.includes(name)).length;

/** The names and sizes of the files of Ada's one ticket. */
export async function attached(scene: Scene): Promise<readonly string[]> {
  const [ticket] = await scene.tickets();
  return (ticket?.attachments ?? []).map(({ name, size }) => `${name} ${String(size)}`).sort();
}

/** Whether two lists name the same. */
export const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join() === other.join();

/** Goes to the form, writes, and adds files of letters: name and size. */
export async function begins(scene: Scene, ...files: readonly (readonly [name: string, size: number])[]): Promise<Tab> {
  const tab = await scene.tab();
  await tab.opensTheForm();
  await tab.writes(scene.words);
  await tab.adds(...files.map(([name, size]) => ({ name, type: 'text/plain', text: 'x', times: size })));
  return tab;
}
