import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ENGINES, type EngineName } from './engines/all.js';
import type { Entry } from './engines/engine.js';

/** Human questions of two languages, few enough articles that a run takes seconds. */
const SETS = ['xquad-en', 'norquad-nb'];

/** How many questions of each set are asked. */
const QUESTIONS = 100;

/** nDCG@10, 0 to 1, the mean over the sets: of whole questions, half typed ones, and ones with a slip. */
export interface Quality {
  readonly full: number;
  readonly half: number;
  readonly typo: number;
}

interface Query {
  readonly relevant: readonly string[];
}

/** The evaluation that stands beside the data and is not ours to copy. */
interface Evaluation {
  load(set: string): { readonly articles: readonly Entry[]; readonly queries: readonly Query[] };
  score(found: readonly string[], relevant: readonly string[]): { readonly ndcg: number };
  mean(figures: readonly number[]): number;
  readonly VARIANTS: Readonly<Record<'full' | 'prefix50' | 'typo', (query: Query) => string>>;
}

/** How well an engine finds; `undefined`, said aloud, where the evaluation is missing. */
export async function qualityOf(name: EngineName): Promise<Quality | undefined> {
  const data = process.env['ASK_DATA'] ?? '../shared/data';
  const path = resolve(data, '../eval/lib.mjs');
  if (!existsSync(path)) {
    console.warn(`Skipped how well ${name} finds: ${path} is not here.`);
    return undefined;
  }
  process.env['DATA_DIR'] = resolve(data, 'search');
  const { load, score, mean, VARIANTS } = (await import(path)) as Evaluation;
  const { makeEngine } = await ENGINES[name]();
  const sets = await Promise.all(
    SETS.map(async (set) => {
      const { articles, queries } = load(set);
      return { ask: await makeEngine(articles), queries: queries.slice(0, QUESTIONS) };
    }),
  );
  const of = async (variant: keyof Evaluation['VARIANTS']): Promise<number> => {
    const means: number[] = [];
    for (const { ask, queries } of sets) {
      const scores: number[] = [];
      for (const query of queries) scores.push(score(await ask(VARIANTS[variant](query)), query.relevant).ndcg);
      means.push(mean(scores));
    }
    return mean(means);
  };
  return { full: await of('full'), half: await of('prefix50'), typo: await of('typo') };
}
