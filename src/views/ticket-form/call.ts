import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { Draft } from '../../core/draft.js';
import { slotsFor } from '../../core/slots.js';
import type { Words } from '../../i18n/words.js';
import type { Drafting } from '../../session/drafting.js';
import type { Session } from '../../session/session.js';
import { soonestWords } from '../../ui/call-words.js';
import type { FieldState } from '../../ui/field.js';
import { PhoneHints } from '../../ui/phone-hints.js';
import { TIME_ID, when } from '../../ui/when.js';
import type { Wrong } from './faults.js';

/** What a call-back's form has beside the fields of every form: a hint at the number, and when to call. Fetched with the first of them. */
export class Call {
  readonly #hints: PhoneHints;

  constructor(host: ReactiveControllerHost) {
    this.#hints = new PhoneHints(host);
  }

  /** The field of the number, with what is said of it in the place of its help. */
  phone(state: FieldState, words: Words): FieldState {
    const write = (text: string): void => {
      this.#hints.hear('writes');
      state.write(text);
    };
    return { ...state, write, leave: () => this.#hints.hear('leaves'), help: this.#hints.say(state.value, state.help, state.write, words) };
  }

  /** How the time stands, for the list of what is wrong. */
  time(drafting: Drafting, words: Words): Wrong {
    return { id: TIME_ID, label: words.t('form.call.legend'), fault: drafting.state.value.faults.slot, longest: undefined };
  }

  /** When to call. */
  when(draft: Draft, drafting: Drafting, session: Session, words: Words): TemplateResult {
    const now = session.world.clock.now();
    const slots = slotsFor(session.setup.value.settings, draft.language, now, draft.slot);
    const choose = (slot: Draft['slot'] | null): void => drafting.write({ slot });
    return when({ slots, slot: draft.slot, fault: drafting.state.value.faults.slot, soonest: soonestWords(draft, session, words), now, choose }, words);
  }
}
