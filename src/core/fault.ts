/** What is wrong with a field. Worded in `locales/LANGUAGE/form.json`. */
export type Fault = 'required' | 'email' | 'phone' | 'date' | 'too-long' | 'language' | 'slot' | 'invalid';

const FAULTS: readonly string[] = ['required', 'email', 'phone', 'date', 'too-long', 'language', 'slot'] satisfies readonly Fault[];

/** A fault by its code; a code we have no words for counts as `invalid`. */
export const faultOfCode = (code: string): Fault => (FAULTS.includes(code) ? (code as Fault) : 'invalid');
