import { isContactable, offersFor, type Offer } from '../core/channel.js';
import type { Channel } from '../core/plan.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { World } from './world.js';

/** The channels this visitor may use now. */
export class Contact {
  readonly state: State<{ offers: readonly Offer[] }>;
  readonly #setup: State<Setup>;
  readonly #world: World;

  constructor(setup: State<Setup>, world: World) {
    this.#setup = setup;
    this.#world = world;
    this.state = new State({ offers: this.#offers() });
  }

  /** Whether "Contact us" has a place (R6). */
  get possible(): boolean {
    return isContactable(this.state.value.offers);
  }

  /** Decides the offers anew, for the settings and the hour as they are now. */
  refresh(): void {
    this.state.update({ offers: this.#offers() });
  }

  /** The offer of a channel that may be used now. */
  offered(channel: Channel): Offer | undefined {
    return this.state.value.offers.find((offer) => offer.channel === channel && offer.state === 'offered');
  }

  #offers(): readonly Offer[] {
    const { settings, backend, language } = this.#setup.value;
    return offersFor({ ...settings, locale: language }, { now: this.#world.clock.now(), backend });
  }
}
