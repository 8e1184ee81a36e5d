import { setTimeout as after } from 'node:timers/promises';
import { ask, follow } from './connection.js';
import type { ServerProcess } from './servers.js';

/** A message that was heard at the visitor's end. */
export interface Heard {
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  readonly from: string;
  readonly at: number;
}

/** A message that was written, at one end or the other. */
export interface Written {
  readonly reference: string;
  readonly from: 'visitor' | 'support';
  /** When somebody pressed Enter, in ms. */
  readonly at: number;
  /** How often it had to be sent. */
  tries: number;
}

/** Whoever writes waits so long before they try again, in ms. */
const PAUSE = 100;

/** One live chat: a visitor who follows it, and both sides writing. */
export class Chat {
  readonly written: Written[] = [];
  readonly heard: Heard[] = [];
  /** How often the visitor's stream was opened, and what it was told that it should not have been. */
  connected = 0;
  gaps = 0;
  numbers: number[] = [];

  readonly #servers: readonly ServerProcess[];
  readonly #visitor: string;
  readonly #agent: string;
  readonly #ticket: string;
  #at: number;
  #since: number | undefined;
  #over = false;
  readonly #writing = { visitor: Promise.resolve(), support: Promise.resolve() };

  constructor(servers: readonly ServerProcess[], at: number, { visitor, agent, ticket }: { readonly visitor: string; readonly agent: string; readonly ticket: string }) {
    this.#servers = servers;
    this.#at = at;
    [this.#visitor, this.#agent, this.#ticket] = [visitor, agent, ticket];
  }

  /** Follows the chat until it is over: on the next server once the one it was at has gone. Resolves once it hears. */
  follow(): Promise<void> {
    return new Promise((ready) => void this.#follow(ready));
  }

  /** Ends following it. */
  leave(): void {
    this.#over = true;
  }

  /** Writes a message; each side's messages go one after the other, and each until it has been taken. */
  write(from: 'visitor' | 'support'): void {
    const message: Written = { reference: `${from} ${this.written.filter((one) => one.from === from).length}`, from, at: performance.now(), tries: 0 };
    this.written.push(message);
    this.#writing[from] = this.#writing[from].then(() => this.#send(message));
  }

  async #follow(ready: () => void): Promise<void> {
    while (!this.#over) {
      this.connected += 1;
      await follow(`${this.#server().url}/help-api/stream`, {
        token: this.#visitor,
        since: this.#since,
        hear: (kind, data) => {
          if (kind === 'change') this.#take(data as never);
          if (kind === 'gap') this.gaps += 1;
          if ('number' in data) this.#since = data['number'] as number;
          ready();
        },
      });
      // All at once would be as hard on the other server as a crowd at a door.
      await after(Math.random() * 300);
      this.#at += 1;
    }
  }

  #take({ number, ticket }: { readonly number: number; readonly ticket: { readonly messages: readonly Omit<Heard, 'at'>[] } }): void {
    this.numbers.push(number);
    const at = performance.now();
    for (const { id, reference, number: place, from } of ticket.messages) if (from !== 'system') this.heard.push({ id, reference, number: place, from, at });
  }

  async #send(message: Written): Promise<void> {
    const isVisitor = message.from === 'visitor';
    for (;;) {
      message.tries += 1;
      const path = `${isVisitor ? 'help-api' : 'agent-api'}/tickets/${this.#ticket}/messages`;
      const sent = { token: isVisitor ? this.#visitor : this.#agent, key: `${this.#ticket} ${message.reference}`, body: { reference: message.reference, text: message.reference } };
      const answer = await ask(`${this.#server().url}/${path}`, 'POST', sent).catch(() => undefined);
      if (answer?.status === 200 || answer?.status === 201) return;
      if (answer && answer.status < 500 && answer.status !== 429) throw new Error(`A message was refused: ${JSON.stringify(answer.body)}`);
      await after(PAUSE);
    }
  }

  /** The server that it talks to; where that one has gone, the next. */
  #server(): ServerProcess {
    const all = this.#servers;
    return [0, 1].map((step) => all[(this.#at + step) % all.length]!).find(({ running }) => running)!;
  }
}
