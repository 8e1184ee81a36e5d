import type { Problem } from '../../core/problem.js';
import type { Words } from '../../i18n/words.js';

/** Why a message was not sent, in a sentence; the house's own reason where it gave one. */
export function whyWords({ kind, code }: Problem, words: Words): string {
  // Which languages it would take the channels say.
  const reason = code !== undefined && code !== 'language-only' && `contact.reason.${code}`;
  const keys = [reason, `form.outbox.why.${kind}`, 'form.outbox.why.server'].filter((key) => key !== false);
  return words.t(keys.find((key) => words.has(key))!);
}
