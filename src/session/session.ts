import type { Offer } from '../core/offer.js';
import type { Ticket } from '../core/ticket.js';
import type { Place } from '../core/view.js';
import type { Desk, Leaving } from './desk.js';
import { Navigation } from './navigation.js';
import { personIn } from './person.js';
import { Question } from './question.js';
import type { Setup } from './setup.js';
import { State } from './state.js';
import type { Nearby } from './world.js';

/** What one visitor is doing; the only place where one model affects another. */
export class Session {
  readonly setup: State<Setup>;
  readonly navigation = new Navigation();
  readonly question: Question;
  readonly world: Nearby;
  /** The desk, once it is here. */
  readonly opened = new State<{ desk?: Desk }>({});
  #opening: Promise<Desk> | undefined;
  /** Checks all that the host said, once the rules are here. */
  #check: ((setup: Setup) => Setup) | undefined;
  /** Whether the panel was opened: before, nothing is requested. */
  #begun = false;
  /** Whether the widget has left the page, maybe while its desk was fetched. */
  #over = false;

  constructor(setup: Setup, world: Nearby) {
    this.setup = new State(setup);
    this.world = world;
    this.question = new Question(this.setup, world);
  }

  /** The desk, where it is here already. */
  get desk(): Desk | undefined {
    return this.opened.value.desk;
  }

  /** The desk. Its code is fetched on the first call; one that fails is tried afresh by the next. */
  openDesk(): Promise<Desk> {
    return (this.#opening ??= this.#open());
  }

  /** Takes what the host changed. Another person sees nothing of the one before. */
  update(setup: Setup): void {
    const before = this.setup.value;
    const other = personIn(before) !== personIn(setup);
    if (other) this.#leave({ kept: true, parts: true });
    this.setup.update(this.#check?.(setup) ?? setup);
    this.desk?.changed({ other, begun: this.#begun });
    const { here } = this.navigation.state.value;
    if (this.#begun && (other || before.language !== setup.language)) void this.question.suggest();
    if (before.language !== setup.language && (here.name === 'answer' || here.name === 'article')) this.#enter(here);
  }

  /** Fetches what an open panel has beside the question field: suggestions, and the desk for "Contact us". */
  async begin(): Promise<void> {
    this.#begun = true;
    void this.question.suggest();
    const desk = await this.openDesk().catch(() => undefined);
    desk?.begin({ opened: true });
  }

  /** Suggests what fits the page, which a single-page application has changed without leaving it (R9). */
  moved(): void {
    if (this.#begun && this.navigation.state.value.here.name === 'home') void this.question.suggest();
  }

  /** Goes to a place and fetches what it shows. */
  go(to: Place): void {
    this.navigation.go(to);
    this.#enter(to);
  }

  /** Goes one step back; what was found there is still there. */
  back(): void {
    this.navigation.back();
    const { here } = this.navigation.state.value;
    if (here.name !== 'answer' || !this.question.shows(here.text)) this.#enter(here);
  }

  /** Asks a question and shows what was found. */
  ask(text: string): void {
    if (text.trim()) this.go({ name: 'answer', text: text.trim() });
  }

  /** Takes the visitor to a channel, unless the host takes over: `false`. Links and numbers are followed by the browser. */
  choose(offer: Offer): boolean {
    if (!this.world.tell.contact(offer)) return false;
    if (!offer.link && offer.channel !== 'phone') this.go({ name: 'form', channel: offer.channel, premium: offer.premium });
    return true;
  }

  /** Sends on what an earlier page has left, without anything being opened. */
  async resume(): Promise<void> {
    (await this.openDesk()).begin({ opened: false });
  }

  /** Forgets everything of this person, kept words too. */
  async signOut(): Promise<void> {
    await this.openDesk();
    this.#leave({ kept: false, parts: true });
  }

  /** Stops whatever is under way; the widget leaves the page. Kept words stay kept. */
  dispose(): void {
    this.#leave({ kept: true });
    this.#over = true;
    this.desk?.dispose();
  }

  async #open(): Promise<Desk> {
    try {
      const [{ Desk: Late }, world] = await Promise.all([import('./desk.js'), this.world.all()]);
      this.#check = (setup) => ('given' in setup ? { ...setup, settings: Late.check(setup.given, this.world.tell) } : setup);
      this.setup.update(this.#check(this.setup.value));
      const desk = new Late(this.setup, world, { sent: (ticket, isShown) => this.#sent(ticket, isShown), at: (place) => this.navigation.state.value.here.name === place, left: (words) => this.#leave(words) });
      if (this.#over) desk.dispose();
      this.opened.update({ desk });
      return desk;
    } catch (error) {
      this.#opening = undefined;
      this.world.tell.problem({ kind: 'load', message: `the desk could not be fetched (${String(error)})` });
      throw error;
    }
  }

  #enter(place: Place): void {
    if (place.name === 'home') void this.question.suggest();
    else if (place.name === 'answer') void this.question.ask(place.text);
    else void this.#enterDesk(place);
  }

  async #enterDesk(place: Place): Promise<void> {
    const { asked, text } = this.question.state.value;
    const { here } = this.navigation.state.value;
    // No wait where there is nothing to wait for: the view would be drawn once with what was there before.
    // What could not be fetched is told, and the place itself offers to try again.
    const desk = this.desk ?? (await this.openDesk().catch(() => undefined));
    // While the desk was fetched the visitor may have gone on.
    if (!desk || here !== this.navigation.state.value.here || desk.enter(place, asked.text || text)) return;
    // A form that may not be sent would waste the visitor's words: the channels say why it may not, and "back" passes it by.
    this.navigation.back();
    this.go({ name: 'contact' });
  }

  #sent(ticket: Ticket, isShown: boolean): void {
    const isHere = isShown && this.navigation.state.value.here.name === 'form';
    if (isHere && ticket.channel === 'chat') this.go({ name: 'chat', id: ticket.id });
    else if (isHere) this.navigation.go({ name: 'receipt', ticket: ticket.id });
    if (isShown) this.question.finish();
  }

  #leave(words: Leaving): void {
    this.desk?.leave(words);
    this.question.forget();
    this.navigation.go({ name: 'home' });
  }
}
