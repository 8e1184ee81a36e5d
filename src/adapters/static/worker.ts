import { serve } from './serve.js';

// What cannot be read is never answered, so it must not go unnoticed: the page hears of it as of any error of a worker.
addEventListener('messageerror', () => {
  throw new Error('A message of the page could not be read.');
});

serve(globalThis);
