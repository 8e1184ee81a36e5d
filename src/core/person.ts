/** What a person may do in the host's product. */
export type Role = 'super-admin' | 'admin' | 'member';

/** The seat a person holds; some plans grant channels to seats only (R18). */
export type Seat = 'core' | 'sales' | 'service' | 'none';

/** Who is asking, as far as the host says. All is optional: a visitor may be signed out (R7). */
export interface Person {
  /** The host's own id, the same for one person for ever. */
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  /** E.164, such as `+4722000000`. */
  readonly phone?: string;
  readonly role?: Role;
  /** May send tickets with a guaranteed reply (R43); default: true for a super admin. */
  readonly designated?: boolean;
  readonly seat?: Seat;
  /** BCP 47; the language of this person's settings, in which one is called back (R23). */
  readonly language?: string;
}
