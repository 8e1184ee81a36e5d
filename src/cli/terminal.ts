/** What a command is run in. */
export interface Terminal {
  readonly version: string;
  /** The folder it stands in. */
  readonly folder: string;
  /** Whether somebody watches, so that a line may be written over. */
  readonly live: boolean;
  /** Writes what was asked for. */
  print(text: string): void;
  /** Writes what is to be read besides. */
  say(text: string): void;
  /** Milliseconds since some moment. */
  now(): number;
}

/** How often somebody hears who does not watch, and who does, in ms. */
const EVERY = { told: 5000, watched: 100 };

/** Tells how far something is: in one line that changes, or in a line every few seconds. */
export class Progress {
  readonly #terminal: Terminal;
  #last: number;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#last = terminal.now();
  }

  /** Where it is now; told when it is time. */
  at(text: string): void {
    const { live, now, say } = this.#terminal;
    if (now() - this.#last < (live ? EVERY.watched : EVERY.told)) return;
    this.#last = now();
    say(live ? `\r\x1b[K${text}` : `${text}\n`);
  }

  /** Takes the line away that changes. */
  end(): void {
    if (this.#terminal.live) this.#terminal.say('\r\x1b[K');
  }
}
