import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readArticles } from '../articles.js';
import { fromEnvironment } from './environment.js';
import { StartProblem } from './lock.js';
import { DEMO_SITE } from './site.js';
import { startServer } from './start.js';

// npm run server -- --port 4280 --data .data; what else there is to say, the environment does: see environment.ts
try {
  const { port, data } = flags();
  const articles = await readArticles(join(import.meta.dirname, '../data/articles'));
  const server = await startServer({ port, data, articles, site: DEMO_SITE, ...fromEnvironment(process.env) });
  // Heard every time: Ctrl+C reaches us twice where `npm start` passes it on, and the second must not cut the first short.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void server.stop().then(() => process.exit(0)));
  console.log(`Ask-Help's reference server listens on ${server.url}`);
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function flags(): { readonly port: number; readonly data: string } {
  const { port, data } = parse();
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new StartProblem(`--port must be a number up to 65535, not "${port}".`);
  if (!data) throw new StartProblem('--data must name a folder.');
  return { port: Number(port), data };
}

function parse(): { readonly port: string; readonly data: string } {
  try {
    return parseArgs({ options: { port: { type: 'string', default: '4280' }, data: { type: 'string', default: '.data' } } }).values;
  } catch {
    throw new StartProblem('Usage: npm run server -- --port 4280 --data .data');
  }
}
