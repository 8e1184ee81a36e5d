import { checkSettings } from '../core/settings-check.js';
import { settle } from '../core/loadable.js';
import type { Settings } from '../core/settings.js';
import type { Ticket } from '../core/ticket.js';
import type { Place } from '../core/view.js';
import type { Tell } from '../ports/tell.js';
import { Attachments } from './attachments.js';
import { Contact } from './contact.js';
import { Drafting } from './drafting.js';
import { Files } from './files.js';
import { Inbox } from './inbox.js';
import { Outbox, type Outcomes } from './outbox.js';
import { personIn } from './person.js';
import { Reading } from './reading.js';
import type { Setup } from './setup.js';
import { Similar } from './similar.js';
import type { State } from './state.js';
import { Thread } from './thread.js';
import { Unseen } from './unseen.js';
import type { World } from './world.js';

/** How a person leaves. */
export interface Leaving {
  /** Whether what they wrote stays for their return. */
  readonly kept: boolean;
  /** Whether they leave the site, in all its tabs, and not this page alone. */
  readonly parts?: boolean;
}

/** What happens at the desk that concerns the rest of the session. */
export interface Happens {
  /** A ticket has arrived; whether it is the one that was being written. */
  sent(ticket: Ticket, isShown: boolean): void;
  /** Whether the form is what the visitor looks at. */
  writes(): boolean;
  /** This person has left in another tab. */
  left(words: Leaving): void;
}

/** What stands behind the question field: the article being read, the channels, the ticket being written, those that were sent. */
export class Desk {
  readonly reading: Reading;
  readonly contact: Contact;
  readonly outbox: Outbox;
  readonly drafting: Drafting;
  readonly attachments: Attachments;
  readonly similar: Similar;
  readonly unseen = new Unseen();
  readonly inbox: Inbox;
  readonly thread: Thread;

  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #life = new AbortController();
  /** Whether this person has left in another tab, and the host of this page has not said who is here now. */
  #gone = false;

  constructor(setup: State<Setup>, world: World, happens: Happens) {
    this.#setup = setup;
    this.#world = world;
    this.reading = new Reading(setup, world);
    this.contact = new Contact(setup, world);
    const outcomes: Outcomes = {
      sent: (row, ticket) => {
        // What has become a ticket belongs in the inbox, which is fetched anew.
        this.inbox.forget();
        const isShown = this.drafting.arrived(row, ticket);
        if (!isShown || !happens.writes()) this.unseen.sent(ticket);
        happens.sent(ticket, isShown);
      },
      refused: (row, problem) => {
        if (!this.drafting.refused(row, problem) || !happens.writes()) this.unseen.back(row, problem);
      },
    };
    const files = new Files(() => world.keep.of(personIn(setup.value)));
    this.outbox = new Outbox(setup, world, files, outcomes);
    this.drafting = new Drafting(setup, world, this.outbox, files);
    this.attachments = new Attachments(setup, world, this.drafting, files);
    this.similar = new Similar(setup, world);
    this.inbox = new Inbox(setup, world);
    this.thread = new Thread(setup, world);
    const risk = (): void => world.holdBack(this.drafting.isAtRisk || this.outbox.state.value.unkept);
    this.drafting.state.listen(risk);
    this.outbox.state.listen(risk);
    world.tabs.hear((news) => {
      if (news.kind !== 'left' || news.person !== personIn(setup.value)) return;
      this.#gone = true;
      happens.left({ kept: news.kept });
    }, this.#life.signal);
  }

  /** Goes on sending what waits; not for somebody who has left, and not once the widget has. */
  begin(): void {
    if (!this.#gone && !this.#life.signal.aborted) void this.outbox.begin();
  }

  /** Hears that the host has changed something: maybe who is here, and maybe there is a token now for what waits. */
  changed({ other, begun }: { readonly other: boolean; readonly begun: boolean }): void {
    this.contact.refresh();
    if (other) this.#gone = false;
    if (other && begun) this.begin();
    else if (!this.#gone) void this.outbox.resume();
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

  /** Lets go of everything of this person. */
  leave({ kept, parts }: Leaving): void {
    const person = personIn(this.#setup.value);
    if (!kept) void settle(this.#world.keep.of(person).clear());
    this.reading.forget();
    this.outbox.forget();
    this.drafting.forget({ kept });
    this.attachments.forget();
    this.similar.forget();
    this.unseen.forget();
    this.inbox.forget();
    this.thread.forget();
    if (parts && person) this.#world.tabs.tell({ kind: 'left', person, kept });
  }

  /** Hears no more of other tabs. */
  dispose(): void {
    this.#life.abort();
  }
}
