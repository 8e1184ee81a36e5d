import type { Person } from '../core/person.js';
import type { Setup } from './setup.js';

/** What a person's things are kept under: their id, else their address; `''` for whoever has not said who they are. */
export const nameOfPerson = ({ id, email }: Person = {}): string => id || email || '';

/** The person a visit belongs to now. */
export const personIn = ({ settings }: Setup): string => nameOfPerson(settings.person);
