import { problemOf, type Problem } from '../../src/core/problem.js';
import type { Message } from '../../src/core/ticket.js';
import type { Office } from './office.js';

/** An answer of ours on its way. */
export interface Answer {
  /** Key and reference of every try to send it, so that it arrives once. */
  readonly key: string;
  readonly ticket: string;
  readonly text: string;
  /** ISO instant at which it was written. */
  readonly placed: string;
  /** What became of it; absent while it is on its way. */
  readonly problem?: Problem | undefined;
}

/** What answers are sent by. */
export interface Sender {
  readonly office: Pick<Office, 'answer'>;
  readonly signal: AbortSignal;
  /** Those that an earlier page has left. */
  readonly left: readonly Answer[];
  /** Hears of all that are on their way, each time that changes. */
  readonly tell: (answers: readonly Answer[]) => void;
  /** Hears of each that has arrived. */
  readonly sent: (ticket: string, message: Message) => void;
}

/**
 * Answers on their way: in each ticket one after the other, so that they arrive in the order in which they were written. Those behind
 * one that failed wait until it is sent again, or taken back.
 */
export class Answers {
  readonly #sender: Sender;
  /** Ticket → the key of its answer that is being sent. */
  readonly #sending = new Map<string, string>();
  #answers: readonly Answer[];

  constructor(sender: Sender) {
    this.#sender = sender;
    this.#answers = sender.left;
  }

  /** Sends what an earlier page has left, which may have arrived all the same: once, by its key. */
  resume(): void {
    for (const { ticket } of this.#answers) void this.#next(ticket);
  }

  /** Sends an answer, after those of that ticket that are on their way. */
  send(ticket: string, text: string): void {
    this.#update([...this.#answers, { key: crypto.randomUUID(), ticket, text, placed: new Date().toISOString() }]);
    void this.#next(ticket);
  }

  /** Goes on in the ticket of an answer that could not be sent, or waits behind one. */
  retry(key: string): void {
    const ticket = this.#answers.find((one) => one.key === key)?.ticket;
    if (ticket === undefined) return;
    this.#update(this.#answers.map((one) => (one.ticket === ticket ? { ...one, problem: undefined } : one)));
    void this.#next(ticket);
  }

  /**
   * Gives up an answer that is not just being sent, and gives its words back. One that failed may have arrived all the same; then it
   * is heard of.
   */
  takeBack(key: string): string {
    const answer = this.#answers.find((one) => one.key === key);
    if (!answer || this.#sending.get(answer.ticket) === key) return '';
    this.#update(this.#answers.filter((one) => one !== answer));
    void this.#next(answer.ticket);
    return answer.text;
  }

  /** Messages have been heard of: an answer that is among them has arrived, whether or not we were told. */
  arrived(messages: readonly Message[]): void {
    const here = this.#answers.filter(({ key }) => messages.some(({ reference }) => reference === key));
    if (here.length === 0) return;
    this.#update(this.#answers.filter((one) => !here.includes(one)));
    for (const { ticket } of here) void this.#next(ticket);
  }

  /** Sends the first answer of a ticket, unless it is just being sent or has failed. */
  async #next(ticket: string): Promise<void> {
    const { office, signal, sent } = this.#sender;
    const answer = this.#answers.find((one) => one.ticket === ticket);
    if (!answer || answer.problem || this.#sending.has(ticket) || signal.aborted) return;
    const { key, text } = answer;
    this.#sending.set(ticket, key);
    try {
      const message = await office.answer(ticket, { reference: key, text }, { key, signal });
      this.#update(this.#answers.filter((one) => one.key !== key));
      sent(ticket, message);
    } catch (error) {
      if (!signal.aborted) this.#update(this.#answers.map((one) => (one.key === key ? { ...one, problem: problemOf(error) } : one)));
    } finally {
      this.#sending.delete(ticket);
    }
    await this.#next(ticket);
  }

  #update(answers: readonly Answer[]): void {
    this.#answers = answers;
    this.#sender.tell(answers);
  }
}
