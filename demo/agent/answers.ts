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

/** Answers on their way: in each ticket one after the other, so that they arrive in the order in which they were written. */
export class Answers {
  readonly #office: Pick<Office, 'answer'>;
  readonly #signal: AbortSignal;
  readonly #tell: (answers: readonly Answer[]) => void;
  readonly #sent: (ticket: string, message: Message) => void;
  readonly #lines = new Map<string, Promise<void>>();
  #answers: readonly Answer[] = [];

  /** `tell` hears of all that are on their way, each time that changes; `sent` of each that has arrived. */
  constructor(office: Pick<Office, 'answer'>, signal: AbortSignal, tell: (answers: readonly Answer[]) => void, sent: (ticket: string, message: Message) => void) {
    this.#office = office;
    this.#signal = signal;
    this.#tell = tell;
    this.#sent = sent;
  }

  /** Sends an answer, after those of that ticket that are on their way. */
  send(ticket: string, text: string): Promise<void> {
    const answer = { key: crypto.randomUUID(), ticket, text, placed: new Date().toISOString() };
    this.#update([...this.#answers, answer]);
    return this.#queue(answer);
  }

  /** Sends an answer again that could not be sent. */
  async retry(key: string): Promise<void> {
    const answer = this.#answers.find((one) => one.key === key && one.problem);
    if (!answer) return;
    this.#change(key, undefined);
    await this.#queue(answer);
  }

  /** Gives up an answer that could not be sent, and gives its words back. It may have arrived all the same; then it is heard of. */
  takeBack(key: string): string {
    const answer = this.#answers.find((one) => one.key === key && one.problem);
    this.#update(this.#answers.filter((one) => one !== answer));
    return answer?.text ?? '';
  }

  /** Messages have been heard of: an answer that is among them has arrived, whether or not we were told. */
  arrived(messages: readonly Message[]): void {
    const rest = this.#answers.filter(({ key }) => !messages.some(({ reference }) => reference === key));
    if (rest.length < this.#answers.length) this.#update(rest);
  }

  #queue(answer: Answer): Promise<void> {
    const line = (this.#lines.get(answer.ticket) ?? Promise.resolve()).then(() => this.#try(answer));
    this.#lines.set(answer.ticket, line);
    return line;
  }

  async #try({ key, ticket, text }: Answer): Promise<void> {
    try {
      const message = await this.#office.answer(ticket, { reference: key, text }, { key, signal: this.#signal });
      this.#update(this.#answers.filter((one) => one.key !== key));
      this.#sent(ticket, message);
    } catch (error) {
      if (!this.#signal.aborted) this.#change(key, problemOf(error));
    }
  }

  #change(key: string, problem: Problem | undefined): void {
    this.#update(this.#answers.map((one) => (one.key === key ? { ...one, problem } : one)));
  }

  #update(answers: readonly Answer[]): void {
    this.#answers = answers;
    this.#tell(answers);
  }
}
