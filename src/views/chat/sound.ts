import type { Session } from '../../session/session.js';
import { personIn } from '../../session/person.js';

/** What the choice is kept under. */
const KEPT = 'sound';

/** What was chosen on this page, for browsers that keep nothing. */
const CHOSEN = new WeakMap<Session, { readonly person: string; readonly on: boolean }>();

/** A short sound for new messages: off until somebody wants it, remembered for them, and made here, so that nothing is fetched for it. */
export class Sound {
  readonly #changed: () => void;
  #on = false;
  #speaker: AudioContext | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get on(): boolean {
    return this.#on;
  }

  /** Looks what this person chose before. */
  async recall(session: Session): Promise<void> {
    const person = personIn(session.setup.value);
    const { keep } = await session.world.all();
    const kept = await keep.of(person).read(KEPT).catch(() => undefined);
    // Chosen meanwhile, or on this page before.
    const chosen = CHOSEN.get(session);
    this.#on = chosen?.person === person ? chosen.on : kept === true;
    this.#changed();
  }

  /** Turns it on or off; on, it is heard at once, as a browser asks for somebody's hand before it lets a page sound. */
  async turn(session: Session): Promise<void> {
    this.#on = !this.#on;
    const person = personIn(session.setup.value);
    CHOSEN.set(session, { person, on: this.#on });
    this.play();
    this.#changed();
    const { keep } = await session.world.all();
    await keep.of(person).change({ [KEPT]: this.#on || undefined }).catch(() => undefined);
  }

  /** Two soft tones, where it is on. */
  play(): void {
    if (!this.#on) return;
    this.#speaker ??= new AudioContext();
    const { currentTime: now } = this.#speaker;
    for (const [index, pitch] of [660, 880].entries()) {
      const [tone, volume] = [this.#speaker.createOscillator(), this.#speaker.createGain()];
      const start = now + index * 0.12;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.08, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.22);
      tone.connect(volume).connect(this.#speaker.destination);
      tone.start(start);
      tone.stop(start + 0.25);
    }
  }

  /** Gives the loudspeaker back. */
  stop(): void {
    void this.#speaker?.close();
    this.#speaker = undefined;
  }
}
