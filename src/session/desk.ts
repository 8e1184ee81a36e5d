import { checkSettings } from '../core/settings-check.js';
import { settle } from '../core/loadable.js';
import type { Outgoing } from '../core/outbox.js';
import type { Settings } from '../core/settings.js';
import type { Ticket } from '../core/ticket.js';
import type { Place } from '../core/view.js';
import type { Tell } from '../ports/tell.js';
import { Attachments } from './attachments.js';
import type { Composing } from './composing.js';
import { Contact } from './contact.js';
import { Correspondence } from './correspondence.js';
import { Drafting } from './drafting.js';
import { Files } from './files.js';
import type { Inbox } from './inbox.js';
import type { Live } from './live.js';
import { Outbox, type Outcomes } from './outbox.js';
import { personIn } from './person.js';
import { Presence } from './presence.js';
import { Reading } from './reading.js';
import type { Replies } from './replies.js';
import type { Setup } from './setup.js';
import { Similar } from './similar.js';
import type { State } from './state.js';
import type { Thread } from './thread.js';
import type { Typing } from './typing.js';
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
  /** Whether the visitor looks at such a place. */
  at(place: Place['name']): boolean;
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
  readonly replies: Replies;
  /** What is being written to the ticket that is read, and the files that go along. */
  readonly composing: Composing;
  readonly enclosing: Attachments;
  readonly typing: Typing;
  readonly live: Live;

  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #files: Files;
  readonly #presence: Presence;
  readonly #correspondence: Correspondence;
  readonly #life = new AbortController();

  constructor(setup: State<Setup>, world: World, happens: Happens) {
    this.#setup = setup;
    this.#world = world;
    this.reading = new Reading(setup, world);
    this.contact = new Contact(setup, world);
    const arrived = (row: Outgoing, ticket: Ticket): void => {
      this.#correspondence.sent(ticket);
      const isShown = this.drafting.arrived(row, ticket);
      if (!isShown || !happens.at('form')) this.unseen.sent(ticket);
      happens.sent(ticket, isShown);
    };
    const outcomes: Outcomes = {
      sent: (row, ticket) => {
        arrived(row, ticket);
        world.tell.submitted(ticket);
      },
      refused: (row, problem) => {
        if (!this.drafting.refused(row, problem) || !happens.at('form')) this.unseen.back(row, problem);
      },
      awaits: ({ key }) => this.drafting.state.value.placed === key,
      elsewhere: (row, ticket) => {
        if (ticket) arrived(row, ticket);
        else if (outcomes.awaits(row)) void this.drafting.another();
      },
    };
    const files = (this.#files = new Files(() => world.keep.of(personIn(setup.value))));
    this.outbox = new Outbox(setup, world, files, outcomes);
    this.drafting = new Drafting(setup, world, this.outbox, files);
    this.attachments = new Attachments(setup, world, this.drafting, files);
    this.similar = new Similar(setup, world);
    this.#presence = new Presence(setup);
    this.#correspondence = new Correspondence(this.#presence.setup, world, files, (place) => happens.at(place));
    ({ inbox: this.inbox, thread: this.thread, replies: this.replies, composing: this.composing, enclosing: this.enclosing, typing: this.typing, live: this.live } = this.#correspondence);
    const risk = (): void => world.holdBack(this.drafting.isAtRisk || this.outbox.state.value.unkept || this.#correspondence.isAtRisk);
    for (const { state } of [this.drafting, this.outbox, this.replies, this.composing]) state.listen(risk);
    world.tabs.hear((news) => {
      if (news.kind !== 'left' || news.person !== personIn(setup.value)) return;
      this.#presence.leaves('elsewhere');
      happens.left({ kept: news.kept });
    }, this.#life.signal);
  }

  /** Goes on with what waits, `opened` or at rest; not for somebody who has left, and not once the widget has. */
  begin(how: { readonly opened: boolean }): void {
    if (how.opened) this.#presence.goesOn();
    if (this.#presence.isGone || this.#life.signal.aborted) return;
    void this.outbox.begin();
    void this.#correspondence.begin(how);
  }

  /** Hears that the host has changed something: maybe who is here, and maybe there is a token now for what waits. */
  changed({ other, begun }: { readonly other: boolean; readonly begun: boolean }): void {
    this.contact.refresh();
    if (other) this.#presence.arrives();
    else this.#presence.goesOn();
    if (other && begun) this.begin({ opened: true });
    else if (!this.#presence.isGone) {
      void this.outbox.resume();
      this.#correspondence.resume();
    }
  }

  /** All that a host said, without what we cannot use, which is told. */
  static check(given: unknown, tell: Tell): Settings {
    const { settings, problems } = checkSettings(given);
    problems.forEach((problem) => tell.problem(problem));
    return settings;
  }

  /** Fetches what a place shows, unless it is here already; answers whether there is such a place for this visitor. */
  enter(place: Place, question: string): boolean {
    this.#presence.goesOn();
    if (place.name === 'article' && !this.reading.shows(place)) void this.reading.open(place.id, place.language);
    if (place.name === 'contact') this.contact.refresh();
    if (place.name === 'inbox') void this.list();
    if (place.name === 'ticket' || place.name === 'chat') void this.#correspondence.open(place.id);
    if (place.name !== 'form') return true;
    const offer = this.contact.offered(place.channel, place.premium);
    if (offer) void this.drafting.open(offer, question);
    return Boolean(offer);
  }

  /** Fetches the list of tickets, and hears from then on what happens to them. */
  list(): Promise<void> {
    return this.#correspondence.list();
  }

  /** A thread of its own, for a view that shows one ticket whatever the panel shows. */
  anotherThread(): Thread {
    return this.#correspondence.another();
  }

  /** Lets go of such a thread: its view has left the page. */
  release(thread: Thread): void {
    this.#correspondence.release(thread);
  }

  /** Lets go of everything of this person. */
  leave({ kept, parts }: Leaving): void {
    const person = personIn(this.#setup.value);
    if (parts && !kept) this.#presence.leaves('here');
    if (!kept) {
      void settle(this.#world.keep.of(person).clear());
      this.#files.forget();
    }
    this.reading.forget();
    this.outbox.forget();
    this.drafting.forget({ kept });
    this.attachments.forget();
    this.similar.forget();
    this.unseen.forget();
    this.#correspondence.leave({ kept });
    if (parts && person) this.#world.tabs.tell({ kind: 'left', person, kept });
  }

  /** Hears no more of other tabs. */
  dispose(): void {
    this.#life.abort();
  }
}
