/** What a page with Trusted Types lets an address become a script by. */
export interface Scripts {
  createScriptURL(address: string): string;
}

/** Starts a module worker from an address of any origin. Throws where a policy of the page forbids it. */
export function workerFrom({ href, origin }: URL, scripts?: Scripts): Worker {
  const start = (address: string): Worker => new Worker(scripts?.createScriptURL(address) ?? address, { type: 'module' });
  if (origin === location.origin) return start(href);
  // Browsers start no worker from elsewhere, but let one of ours import it.
  const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(href)}`], { type: 'text/javascript' }));
  const worker = start(own);
  // Not before: Safari has yet to fetch it.
  for (const sign of ['message', 'error']) worker.addEventListener(sign, () => URL.revokeObjectURL(own), { once: true });
  return worker;
}
