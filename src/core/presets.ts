import type { Channel, Grant, Plans, Reply, Within } from './plan.js';
import type { Severity } from './ticket.js';

/** R22: the languages that people answer in by chat, call-back and e-mail. */
const SPOKEN = ['en', 'fr', 'de', 'ja', 'pt', 'es'] as const;

/** R18: from this day on a new account's people need a seat. */
const SEATED = { seats: ['core', 'sales', 'service'], seatsFrom: '2024-03-05' } as const satisfies Grant;

/**
 * The shipped plans: the matrix of R10–R15 with the languages and times of R21–R34. Data, never logic: a host replaces
 * any part by the `plans` setting.
 */
export const PLANS: Plans = {
  free: {},
  starter: {
    channels: {
      chat: { ...SEATED, languages: SPOKEN, reply: { kind: 'none' } },
      email: { ...SEATED, languages: SPOKEN, reply: { kind: 'usual', within: { businessDays: 1 } } },
    },
  },
  professional: {
    includes: 'starter',
    channels: {
      phone: { ...SEATED, languages: ['en'], reply: { kind: 'none' } },
      callback: { ...SEATED, languages: SPOKEN, reply: { kind: 'usual', within: { clockMinutes: 5 } } },
    },
  },
  enterprise: { includes: 'professional' },
  // An add-on that is bought, for Enterprise (R36, R37); all of its channels speak English (R24).
  premium: {
    requires: ['enterprise'],
    channels: {
      chat: { ...SEATED, languages: ['en'] },
      email: { ...SEATED, languages: ['en'] },
      phone: { ...SEATED, languages: ['en'] },
      callback: { ...SEATED, languages: ['en'], reply: { kind: 'usual', within: { clockMinutes: 5 } } },
    },
  },
};

/** The day each channel ends in the mobile app (R53); one that is not named never was there. */
export const MOBILE: Readonly<Partial<Record<Channel, string>>> = { email: '9999-12-31', callback: '2024-09-03' };

/** R43, R45: how soon a designated person's premium e-mail is answered, by how bad it is. A host replaces either by `guarantees`. */
export const GUARANTEES: Readonly<Record<Severity, Within>> = { standard: { clockMinutes: 60 }, critical: { clockMinutes: 30 } };

/** R44: what is aimed at for everybody else's premium e-mail, where the add-on itself says nothing. */
export const AIM: Reply = { kind: 'aim', within: { businessDays: 1 } };
