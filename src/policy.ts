export { isContactable, offersFor, type Offer, type Ports, type Reason } from './core/channel.js';
export { checkSettings, type Settings } from './core/settings.js';
export { PLANS } from './core/presets.js';
export type { Account, Contact } from './core/account.js';
export type { Person, Role, Seat } from './core/person.js';
export type { Channel, Grant, Plan, Plans, Reply, Within } from './core/plan.js';
export type { Problem } from './core/problem.js';
