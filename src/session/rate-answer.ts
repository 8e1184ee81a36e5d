import { giveFeedback } from './feedback.js';
import type { Asked } from './question.js';
import type { Session } from './session.js';

/** Tells whether the answer helped; what does not arrive counts as not said, so that it can be said again. */
export async function rateAnswer({ question: { state }, setup, world }: Session, helpful: boolean): Promise<void> {
  const { asked } = state.value;
  const answer = asked.found.status === 'ready' ? asked.found.value.answer : undefined;
  if (!answer) return;
  const said: Asked = { ...asked, helpful, unsent: undefined };
  state.update({ asked: said });
  const { knowledge } = setup.value.backend;
  const unsent = await giveFeedback({ on: 'answer', id: answer.id, language: answer.lang, helpful }, knowledge, world.tell);
  if (unsent && state.value.asked === said) state.update({ asked: { ...said, helpful: undefined, unsent } });
}
