import type { Grant, Plans } from './plan.js';

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
};
