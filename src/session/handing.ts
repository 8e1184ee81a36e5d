import type { Draft, Rules } from '../core/draft.js';
import { acceptedFrom } from '../core/handed.js';
import type { Tell } from '../ports/tell.js';

/**
 * What the host makes of a draft before it is sent, checked again: what it spoils is told to it, and the visitor's own words stand.
 * `undefined` where it sends the draft itself.
 */
export function handedTo(tell: Tell, draft: Draft, rules: Rules): Draft | undefined {
  const handed = tell.submit(draft);
  if (!handed) return undefined;
  const { draft: ready, spoilt } = acceptedFrom(handed, draft, rules);
  const said = Object.entries(spoilt).map(([field, fault]) => `${field}: ${fault}`).join(', ');
  if (said) tell.problem({ kind: 'setting', setting: 'ask-submit', message: `ask-submit: what the page made of the draft cannot be sent (${said}); the visitor's own words are` });
  return ready;
}
