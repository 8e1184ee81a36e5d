import type { Backend } from './ports/backend.js';
import { must } from './testing/expect.js';
import { KNOWLEDGE_CHECKS } from './testing/knowledge.js';
import { LIVE_CHECKS, STRANGER_LIVE_CHECKS } from './testing/live.js';
import { REPLY_CHECKS, STRANGER_REPLY_CHECKS } from './testing/replies.js';
import { STRANGER_CHECKS, TICKET_CHECKS } from './testing/tickets.js';

export { CONTRACT_ARTICLES } from './testing/articles.js';

/** One promise of the contract. Its name completes "the backend …"; `run` throws an `Error` that says in a sentence what is not kept. */
export interface ContractCheck {
  readonly name: string;
  readonly port: 'knowledge' | 'tickets' | 'live';
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
 * for (const { name, run } of backendContract(makeBackend, ['knowledge', 'tickets', 'live'])) test(name, run);
 * ```
 *
 * `make` is called anew for each: its backend holds `CONTRACT_ARTICLES`, and is used by a person without a ticket who may
 * write e-mail, as may the stranger. Only the ports that are named are looked at, and these must be there; of the methods
 * of a port that it may lack, what is not there goes unchecked. `unable` names the promises that a backend is known not to
 * keep, since what stands behind it cannot; a name that is none throws, so that none goes unchecked by mistake.
 */
export function backendContract(make: () => Promise<Subject>, ports: readonly ContractCheck['port'][] = ['knowledge', 'tickets'], unable: readonly string[] = []): readonly ContractCheck[] {
  const own = <T>(port: ContractCheck['port'], checks: Checks<T>, part: (backend: Backend) => T): readonly ContractCheck[] =>
    Object.entries(checks).map(([name, check]) => ({ name, port, run: async () => check(part((await make()).backend)) }));
  const apart = <T>(port: ContractCheck['port'], checks: ApartChecks<T>, part: (backend: Backend) => T): readonly ContractCheck[] =>
    Object.entries(checks).map(([name, check]) => ({
      name,
      port,
      run: async () => {
        const { backend, stranger } = await make();
        if (stranger) await check(part(backend), part(stranger));
      },
    }));
  const tickets = (backend: Backend) => there(backend, 'tickets');
  const checks = [
    ...own('knowledge', KNOWLEDGE_CHECKS, (backend) => there(backend, 'knowledge')),
    ...own('tickets', TICKET_CHECKS, tickets),
    ...apart('tickets', STRANGER_CHECKS, tickets),
    ...own('tickets', REPLY_CHECKS, tickets),
    ...apart('tickets', STRANGER_REPLY_CHECKS, tickets),
    ...own('live', LIVE_CHECKS, (backend) => backend),
    ...apart('live', STRANGER_LIVE_CHECKS, (backend) => backend),
  ];
  const unknown = unable.filter((one) => !checks.some(({ name }) => name === one));
  if (unknown.length > 0) throw new Error(`There is no promise named ${unknown.join(', ')}`);
  return checks.filter(({ name, port }) => ports.includes(port) && !unable.includes(name));
}

type Checks<T> = Readonly<Record<string, (part: T) => Promise<void>>>;
type ApartChecks<T> = Readonly<Record<string, (mine: T, theirs: T) => Promise<void>>>;

function there<Port extends 'knowledge' | 'tickets'>(backend: Backend, port: Port): NonNullable<Backend[Port]> {
  const found = backend[port];
  must(found !== undefined, `The backend has no port "${port}"`);
  return found;
}
