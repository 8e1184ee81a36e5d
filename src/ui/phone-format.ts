import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** A number in one piece as people of its region write it, or nothing where there is no such number. A file of its own, so that only this of the library is fetched. */
export const parted = (number: string): string | undefined => parsePhoneNumberFromString(number)?.formatInternational();
