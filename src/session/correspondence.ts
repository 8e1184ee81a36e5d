import type { Message, Ticket } from '../core/ticket.js';
import type { Place } from '../core/view.js';
import type { Happening } from '../ports/live.js';
import { Attachments } from './attachments.js';
import { Composing } from './composing.js';
import { Copies } from './copies.js';
import type { Files } from './files.js';
import { Inbox } from './inbox.js';
import { Live } from './live.js';
import { personIn } from './person.js';
import { Replies } from './replies.js';
import type { Setup } from './setup.js';
import type { State } from './state.js';
import { Thread } from './thread.js';
import { Typing } from './typing.js';
import type { World } from './world.js';

/** All that is said after a ticket was sent: each model of it, and what one of them tells the others. */
export class Correspondence {
  readonly inbox: Inbox;
  readonly thread: Thread;
  readonly replies: Replies;
  readonly composing: Composing;
  readonly enclosing: Attachments;
  readonly typing: Typing;
  readonly live: Live;
  readonly #setup: State<Setup>;
  readonly #world: World;
  readonly #copies: Copies;
  /** Every ticket that is shown, in the panel or in the page. */
  readonly #threads = new Set<Thread>();
  #life = new AbortController();

  constructor(setup: State<Setup>, world: World, files: Files, at: (place: Place['name']) => boolean) {
    this.#setup = setup;
    this.#world = world;
    this.#copies = new Copies(() => world.keep.of(personIn(setup.value)));
    this.inbox = new Inbox(setup, world, this.#copies);
    this.thread = this.another();
    this.replies = new Replies(setup, world, files, {
      arrived: (ticket, message) => this.#arrived(ticket, message),
      elsewhere: (ticket) => this.#elsewhere(ticket),
    });
    this.composing = new Composing(setup, world, this.replies);
    this.enclosing = new Attachments(setup, world, this.composing, files);
    this.typing = new Typing(setup, world);
    this.live = new Live(setup, world, {
      hear: (happening) => this.#hear(happening),
      refresh: async () => (await Promise.all([this.inbox, ...this.#threads].map((shown) => shown.load()))).every(Boolean),
      known: () => this.inbox.version,
      interest: () => (at('chat') ? 'chat' : this.inbox.isOpen ? 'open' : 'none'),
    });
    this.live.state.listen(() => this.#freshen());
  }

  /** Whether leaving the page would lose something. */
  get isAtRisk(): boolean {
    return this.replies.state.value.unkept || this.composing.isAtRisk;
  }

  /** Goes on with what an earlier page has left, and hears what happens: where the visitor has `opened` the panel, or a ticket of theirs is open. */
  async begin({ opened }: { readonly opened: boolean }): Promise<void> {
    const { signal } = this.#life;
    void this.replies.begin();
    const isKnown = opened && personIn(this.#setup.value) !== '';
    if ((!isKnown && !(await this.#copies.isOpen())) || signal.aborted) return;
    await this.list();
  }

  /** Hears that the host has changed something: maybe there is a token now. */
  resume(): void {
    void this.replies.resume();
    this.live.resume();
  }

  /** Shows the list. */
  async list(): Promise<void> {
    const { signal } = this.#life;
    this.live.listen();
    await this.inbox.load();
    if (!signal.aborted) this.live.begin();
  }

  /** Shows a ticket, and what is being written to it. */
  async open(id: string): Promise<void> {
    const { signal } = this.#life;
    this.live.listen();
    void this.composing.open(id);
    await this.thread.open(id);
    const { ticket } = this.thread.state.value;
    if (signal.aborted) return;
    if (ticket.status === 'ready') this.replies.heard(ticket.value.id, ticket.value.messages);
    this.live.begin();
  }

  /** A thread of its own, for a view that shows one ticket whatever the panel shows. */
  another(): Thread {
    const thread = new Thread(this.#setup, this.#world, this.#copies, (ticket) => this.#changed(ticket));
    this.#threads.add(thread);
    return thread;
  }

  /** Lets go of a thread whose view has left the page. */
  release(thread: Thread): void {
    this.#threads.delete(thread);
    thread.forget();
  }

  /** A ticket was sent: from now on something may be heard of it. */
  sent(ticket: Ticket): void {
    this.inbox.hear(ticket);
    this.live.begin();
  }

  /** Lets go of everything of this person. */
  leave({ kept }: { readonly kept: boolean }): void {
    this.#life.abort();
    this.#life = new AbortController();
    this.live.forget();
    this.inbox.forget();
    for (const thread of this.#threads) thread.forget();
    this.composing.forget({ kept });
    this.replies.forget();
    this.enclosing.forget();
    this.typing.forget();
  }

  /** What was shown as it was last known is fetched anew once the backend is there again: of what came between nothing was heard. */
  #freshen(): void {
    const { link } = this.live.state.value;
    if (link !== 'live' && link !== 'asking') return;
    for (const shown of [this.inbox, ...this.#threads]) if (shown.state.value.stale && !shown.isLoading) void shown.load();
  }

  #hear(happening: Happening): void {
    if (happening.kind === 'change') {
      const { ticket } = happening;
      this.#changed(ticket);
      this.replies.heard(ticket.id, ticket.messages);
      if (ticket.messages.some(({ from }) => from === 'support')) this.typing.end(ticket.id);
    } else if (happening.kind === 'typing') this.typing.hear(happening.ticket, happening.name);
    else if (happening.kind === 'queue') {
      const { kind: _, ticket, ...queue } = happening;
      for (const shown of [this.inbox, ...this.#threads]) shown.amend(ticket, (before) => ({ ...before, queue }));
    }
  }

  #changed(ticket: Ticket): void {
    for (const shown of [this.inbox, ...this.#threads]) shown.hear(ticket);
  }

  /** What another tab has sent comes by the stream, where there is one. */
  #elsewhere(ticket: string): void {
    if (this.live.state.value.link === 'live') return;
    for (const thread of this.#threads) if (thread.state.value.id === ticket) void thread.load();
  }

  #arrived(ticket: string, message: Message): void {
    for (const thread of this.#threads) thread.heard(ticket, message);
    this.inbox.amend(ticket, (before) => ({ ...before, messages: [message], updated: message.sent }));
  }
}
