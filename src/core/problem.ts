/** What went wrong, by who can do something about it. The visitor's sentence for each stands in `locales/LANGUAGE/panel.json`. */
export type ProblemKind =
  /** The network is gone, or the address cannot be reached. */
  | 'offline'
  /** No whole answer in time. */
  | 'timeout'
  /** The backend failed, or answered something we do not understand. */
  | 'server'
  /** Too many requests; wait a little. */
  | 'busy'
  /** The backend does not know who asks. */
  | 'signed-out'
  /** The backend knows who asks and says no; `code` says why. */
  | 'refused'
  /** The thing asked for is not there. */
  | 'missing'
  /** What was sent is not right; `fields` says where. */
  | 'invalid'
  /** This browser cannot keep what is typed. */
  | 'storage'
  /** Part of our own code could not be loaded. */
  | 'load'
  /** The host page gave a setting we cannot use; `setting` names it. */
  | 'setting';

/** Something that went wrong, told once to whoever can mend it. */
export interface Problem {
  readonly kind: ProblemKind;
  /** English, for the console and for logs; never shown to a visitor. */
  readonly message: string;
  /** The reason code of a refusal, such as `plan` or `seat`. */
  readonly code?: string;
  /** HTTP status, where there was one. */
  readonly status?: number;
  /** How long the backend wants to be left alone, in ms. */
  readonly retryAfter?: number;
  /** The settings key at fault, such as `plans.gold.channels`. */
  readonly setting?: string;
  /** Field name → what is wrong with it, as a code such as `required`. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The only error that ports reject with. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.message, options);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** The problem behind whatever was thrown; what we did not foresee counts as the backend's failure. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { kind: 'server', message: error instanceof Error ? error.message : String(error) };
}
