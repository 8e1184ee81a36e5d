import type { Offer } from '../core/channel.js';
import type { Channel } from '../core/plan.js';
import type { Place } from '../core/view.js';
import { Contact } from './contact.js';
import { Drafting } from './drafting.js';
import { Inbox } from './inbox.js';
import { Navigation } from './navigation.js';
import { Question } from './question.js';
import { Reading } from './reading.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import { Thread } from './thread.js';
import type { World } from './world.js';

/** What one visitor is doing; the only place where one model affects another. */
export class Session {
  readonly setup: State<Setup>;
  readonly navigation = new Navigation();
  readonly question: Question;
  readonly reading: Reading;
  readonly contact: Contact;
  readonly drafting: Drafting;
  readonly inbox: Inbox;
  readonly thread: Thread;
  readonly world: World;

  constructor(setup: Setup, world: World) {
    this.setup = new State(setup);
    this.world = world;
    this.question = new Question(this.setup, world);
    this.reading = new Reading(this.setup, world);
    this.contact = new Contact(this.setup, world);
    this.drafting = new Drafting(this.setup, world);
    this.inbox = new Inbox(this.setup, world);
    this.thread = new Thread(this.setup, world);
  }

  /** Takes what the host changed. Another person sees nothing of the one before. */
  update(setup: Setup): void {
    const before = this.setup.value;
    const other = identity(before) !== identity(setup);
    if (other) this.#leave({ kept: true });
    this.setup.update(setup);
    this.contact.refresh();
    if (before.language !== setup.language) void this.question.suggest();
    if (before.language !== setup.language && this.navigation.state.value.here.name !== 'home') this.#enter(this.navigation.state.value.here);
  }

  /** Goes to a place and fetches what it shows. */
  go(to: Place): void {
    this.navigation.go(to);
    this.#enter(to);
  }

  /** Goes one step back; results and articles are still there. */
  back(): void {
    this.navigation.back();
    const { here } = this.navigation.state.value;
    if (here.name === 'article' && here.id !== this.reading.state.value.id) this.#enter(here);
    if (here.name === 'ticket' && here.id !== this.thread.state.value.id) this.#enter(here);
    if (here.name === 'answer' && here.text !== this.question.state.value.asked.text) this.#enter(here);
  }

  /** Asks a question and shows what was found. */
  ask(text: string): void {
    if (text.trim()) this.go({ name: 'answer', text: text.trim() });
  }

  /** Takes the visitor to a channel, unless the host takes over: `false`. Links and numbers are followed by the browser. */
  choose(offer: Offer): boolean {
    if (!this.world.tell.contact(offer)) return false;
    if (!offer.link && offer.channel !== 'phone') this.go({ name: 'form', channel: offer.channel });
    return true;
  }

  /** Sends the draft and, once it has become a ticket, shows the receipt. */
  async send(): Promise<void> {
    const ticket = await this.drafting.send();
    if (!ticket) return;
    this.navigation.go({ name: 'receipt', ticket: ticket.id });
    this.inbox.forget();
    this.question.forget();
  }

  /** Forgets everything of this person, kept words too. */
  signOut(): void {
    this.#leave({ kept: false });
  }

  /** Stops whatever is under way; the widget leaves the page. Kept words stay kept. */
  dispose(): void {
    this.#leave({ kept: true });
  }

  #enter(place: Place): void {
    if (place.name === 'home') void this.question.suggest();
    if (place.name === 'answer') void this.question.ask(place.text);
    if (place.name === 'article') void this.reading.open(place.id, place.language);
    if (place.name === 'contact') this.contact.refresh();
    if (place.name === 'form') this.#write(place.channel);
    if (place.name === 'inbox') void this.inbox.load();
    if (place.name === 'ticket') void this.thread.open(place.id);
  }

  #write(channel: Channel): void {
    const offer = this.contact.offered(channel);
    const { asked, text } = this.question.state.value;
    if (offer) void this.drafting.open(offer, asked.text || text);
    // A form that may not be sent would waste the visitor's words: the channels say why it may not.
    else this.navigation.go({ name: 'contact' });
  }

  #leave({ kept }: { readonly kept: boolean }): void {
    this.drafting.forget({ kept });
    this.inbox.forget();
    this.thread.forget();
    this.question.forget();
    this.navigation.go({ name: 'home' });
  }
}

const identity = ({ settings: { person } }: Setup): string => JSON.stringify([person?.id, person?.id ? undefined : person?.email]);
