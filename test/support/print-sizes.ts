/** `npm run size`: what everything with a budget costs (`npm run build` first). */
import { sizes, within } from './sizes.js';

const rows = (await sizes()).map((size) => ({
  what: size.what,
  requests: size.budget.requests === undefined ? '' : `${size.files.length} of ${size.budget.requests}`,
  'brotli, bytes': size.bytes,
  budget: size.budget.bytes,
  kept: within(size) ? 'yes' : 'NO',
  files: size.files.join(' '),
}));
console.table(rows);
if (rows.some(({ kept }) => kept === 'NO')) process.exitCode = 1;
