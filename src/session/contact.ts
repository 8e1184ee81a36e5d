import { isContactable, offersFor } from '../core/channel.js';
import { isTaken, type Offer, type ReplyPromise } from '../core/offer.js';
import type { Channel } from '../core/plan.js';
import { replyPromise, type Asked } from '../core/reply.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** The channels this visitor may use now. */
export class Contact {
  readonly state: State<{ offers: readonly Offer[] }>;
  readonly #setup: State<Setup>;
  readonly #world: Nearby;

  constructor(setup: State<Setup>, world: Nearby) {
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

  /** The offer of a channel that may be used now: the premium one first, unless told which. */
  offered(channel: Channel, premium?: boolean): Offer | undefined {
    return this.state.value.offers.find((offer) => offer.channel === channel && isTaken(offer) && premium !== !offer.premium);
  }

  /** The reply time that holds for a ticket of this person, sent now. */
  promise(ticket: Asked): ReplyPromise {
    return replyPromise(this.#setup.value.settings, ticket, this.#world.clock.now());
  }

  #offers(): readonly Offer[] {
    const { settings, backend, language } = this.#setup.value;
    return offersFor({ ...settings, locale: language }, { now: this.#world.clock.now(), backend });
  }
}
