import { checkSettings } from '../core/settings-check.js';
import { settle } from '../core/loadable.js';
import type { Settings } from '../core/settings.js';
import type { Ticket } from '../core/ticket.js';
import type { Place } from '../core/view.js';
import type { Tell } from '../ports/tell.js';
import { Contact } from './contact.js';
import { Drafting } from './drafting.js';
import { Inbox } from './inbox.js';
import { Outbox, type Outcomes } from './outbox.js';
import { personIn } from './person.js';
import { Reading } from './reading.js';
import type { Setup } from './setup.js';
import type { State } from './state.js';
import { Thread } from './thread.js';
import type { World } from './world.js';

/** What stands behind the question field: the article being read, the channels, the ticket being written, those that were sent. */
export class Desk {
  readonly reading: Reading;
  readonly contact: Contact;
  readonly outbox: Outbox;
  readonly drafting: Drafting;
  readonly inbox: Inbox;
  readonly thread: Thread;

  readonly #forget: () => Promise<void>;

  /** `sent` hears of each ticket that has arrived, and whether it is the one that was being written. */
  constructor(setup: State<Setup>, world: World, sent: (ticket: Ticket, isShown: boolean) => void) {
    this.reading = new Reading(setup, world);
    this.contact = new Contact(setup, world);
    const outcomes: Outcomes = {
      sent: (row, ticket) => {
        // What has become a ticket belongs in the inbox, which is fetched anew.
        this.inbox.forget();
        sent(ticket, this.drafting.arrived(row, ticket));
      },
      refused: (row, problem) => this.drafting.refused(row, problem),
    };
    this.outbox = new Outbox(setup, world, outcomes);
    this.drafting = new Drafting(setup, world, this.outbox);
    this.inbox = new Inbox(setup, world);
    this.thread = new Thread(setup, world);
    this.#forget = () => world.keep.of(personIn(setup.value)).clear();
    const risk = (): void => world.holdBack(this.drafting.isAtRisk || this.outbox.state.value.unkept);
    this.drafting.state.listen(risk);
    this.outbox.state.listen(risk);
  }

  /** All that a host said, without what we cannot use, which is told. */
  static check(given: unknown, tell: Tell): Settings {
    const { settings, problems } = checkSettings(given);
    problems.forEach((problem) => tell.problem(problem));
    return settings;
  }

  /** Fetches what a place shows, unless it is here already; answers whether there is such a place for this visitor. */
  enter(place: Place, question: string): boolean {
    if (place.name === 'article' && !this.reading.shows(place)) void this.reading.open(place.id, place.language);
    if (place.name === 'contact') this.contact.refresh();
    if (place.name === 'inbox') void this.inbox.load();
    if (place.name === 'ticket') void this.thread.open(place.id);
    if (place.name !== 'form') return true;
    const offer = this.contact.offered(place.channel, place.premium);
    if (offer) void this.drafting.open(offer, question);
    return Boolean(offer);
  }

  /** Lets go of everything of this person; `kept` words stay for their return. */
  leave(words: { readonly kept: boolean }): void {
    if (!words.kept) void settle(this.#forget());
    this.reading.forget();
    this.outbox.forget();
    this.drafting.forget(words);
    this.inbox.forget();
    this.thread.forget();
  }
}
