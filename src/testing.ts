import type { Backend } from './ports/backend.js';
import { must } from './testing/expect.js';
import { KNOWLEDGE_CHECKS } from './testing/knowledge.js';
import { STRANGER_CHECKS, TICKET_CHECKS } from './testing/tickets.js';

export { CONTRACT_ARTICLES } from './testing/articles.js';

/** One promise of the contract. Its name completes "the backend …"; `run` throws an `Error` that says in a sentence what is not kept. */
export interface ContractCheck {
  readonly name: string;
  readonly port: 'knowledge' | 'tickets';
  run(): Promise<void>;
}

/** A backend to be checked, and what shows more of it. */
export interface Subject {
  readonly backend: Backend;
  /** The same backend as another person sees it; where absent, that people are kept apart goes unchecked. */
  readonly stranger?: Backend;
}

/**
 * The promises that any backend must keep, to be run by whatever test runner you have:
 *
 * ```ts
 * for (const { name, run } of backendContract(makeBackend, ['knowledge', 'tickets'])) test(name, run);
 * ```
 *
 * `make` is called anew for each: its backend holds `CONTRACT_ARTICLES`, and is used by a person without a ticket who may
 * write e-mail, as may the stranger. Only the ports that are named are looked at, and these must be there.
 */
export function backendContract(make: () => Promise<Subject>, ports: readonly ContractCheck['port'][] = ['knowledge', 'tickets']): readonly ContractCheck[] {
  const checks: readonly ContractCheck[] = [
    ...Object.entries(KNOWLEDGE_CHECKS).map(([name, check]) => ({
      name,
      port: 'knowledge' as const,
      run: async () => check(there((await make()).backend, 'knowledge')),
    })),
    ...Object.entries(TICKET_CHECKS).map(([name, check]) => ({
      name,
      port: 'tickets' as const,
      run: async () => check(there((await make()).backend, 'tickets')),
    })),
    ...Object.entries(STRANGER_CHECKS).map(([name, check]) => ({
      name,
      port: 'tickets' as const,
      run: async () => {
        const { backend, stranger } = await make();
        if (stranger) await check(there(backend, 'tickets'), there(stranger, 'tickets'));
      },
    })),
  ];
  return checks.filter(({ port }) => ports.includes(port));
}

function there<Port extends 'knowledge' | 'tickets'>(backend: Backend, port: Port): NonNullable<Backend[Port]> {
  const found = backend[port];
  must(found !== undefined, `The backend has no port "${port}"`);
  return found;
}
