/** The teams of a host, by what they are for. */
export const TEAMS = ['support', 'customer-success', 'contracts', 'billing', 'sales'] as const;

/** One team. */
export type Team = (typeof TEAMS)[number];

/** How to reach a team. */
export interface TeamEntry {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly link?: string;
  /** Contracts only: from how many days before renewal on this team is the one to ask (R70). */
  readonly withinDays?: number;
}

/** The teams a host has. */
export type Directory = Readonly<Partial<Record<Team, TeamEntry>>>;

/** What we ship: no addresses, which only the host has; a contract is Contract management's from 90 days before renewal on (R70). */
export const DIRECTORY: Directory = { contracts: { withinDays: 90 } };

/** How many days a trial lasts (R73). */
export const TRIAL_DAYS = 14;

/** How to reach a team: what the host says lies over what we ship. */
export const entryOf = (team: Team, directory: Directory = {}): TeamEntry => ({ ...DIRECTORY[team], ...directory[team] });
