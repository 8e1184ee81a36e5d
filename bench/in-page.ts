/** What a page does while it is traced: each step begins with a mark, in a task of its own. */
import type { Questions } from './corpus.js';
import { ENGINES, type EngineName } from './engines/all.js';
import type { Ask, Entry } from './engines/engine.js';
import { type } from './typing.js';

/** Makes articles searchable in this thread and types questions. */
export async function measureEngine(name: EngineName, articles: string, questions: string): Promise<void> {
  const { makeEngine } = await ENGINES[name]();
  const entries = (await read(articles)) as readonly Entry[];
  await measure(() => makeEngine(entries), (await read(questions)) as Questions);
}

/** Makes what stands at an address searchable as the widget does, and types questions. */
export async function measureWidget(address: string, questions: string): Promise<void> {
  const { askWidget } = await import('./engines/widget.js');
  await measure(() => askWidget(address), (await read(questions)) as Questions);
}

async function measure(make: () => Promise<Ask>, questions: Questions): Promise<void> {
  await mark('make');
  const ask = await make();
  await mark('made');
  await type(questions, ask, async (answer) => {
    await mark('keystroke');
    await answer();
    await mark('answered');
  });
  await mark('end');
}

/** In a new task, so that what comes before is not counted with what comes after. */
async function mark(name: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  performance.mark(name);
}

async function read(address: string): Promise<unknown> {
  return (await fetch(address)).json();
}
