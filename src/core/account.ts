/** Somebody who looks after an account. */
export interface Contact {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** The customer's account; days are ISO dates in `timeZone` of the settings. */
export interface Account {
  readonly created?: string;
  readonly renews?: string;
  readonly trialStarted?: string;
  /** Team → the person assigned to this account. */
  readonly contacts?: Readonly<Record<string, Contact>>;
}
