import { refusal } from './store.js';

/** Does what is sent under a key once, and answers the same again; another thing under a used key is refused. */
export function onceEach(): <T>(key: string, sent: unknown, work: () => T) => T {
  const done = new Map<string, { readonly sent: string; readonly answer: unknown }>();
  return <T>(key: string, sent: unknown, work: () => T): T => {
    const content = JSON.stringify(sent);
    const before = done.get(key);
    if (before && before.sent !== content) throw refusal('invalid', 'This key was used for another thing', { code: 'key-reused' });
    if (before) return before.answer as T;
    const answer = work();
    done.set(key, { sent: content, answer });
    return answer;
  };
}
