import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The keys of a combobox (APG, "Editable Combobox With List Autocomplete").
 *
 * The focus stays in the field and the option that is meant moves; none is at first, so that Enter asks what was typed.
 */
export class Listbox implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #count: () => number;
  #active = -1;
  #closed = false;

  constructor(host: ReactiveControllerHost, count: () => number) {
    this.#host = host;
    this.#count = count;
    host.addController(this);
  }

  /** Whether there is a list to see. */
  get open(): boolean {
    return !this.#closed && this.#count() > 0;
  }

  /** The option that is meant, or −1. */
  get active(): number {
    return this.open && this.#active < this.#count() ? this.#active : -1;
  }

  hostDisconnected(): void {
    this.#active = -1;
    this.#closed = false;
  }

  /** Means none again and shows the list: it has changed. */
  reset(): void {
    this.#mean(-1);
  }

  /** Hides the list until it changes or an arrow key asks for it. */
  close(): void {
    this.#mean(-1);
    this.#closed = true;
  }

  /** Moves up and down, from one end to the other; answers whether it took the key, which then does nothing else. */
  key({ key, altKey }: KeyboardEvent): boolean {
    const [active, count] = [this.active, this.#count()];
    // These move the cursor, so it is the field that is meant again.
    if (active >= 0 && ['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) this.#mean(-1);
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    if (!step || count === 0) return false;
    if (altKey && step < 0) this.close();
    else if (altKey) this.#mean(active);
    else this.#mean(active < 0 ? (step > 0 ? 0 : count - 1) : (active + step + count) % count);
    return true;
  }

  #mean(option: number): void {
    this.#active = option;
    this.#closed = false;
    this.#host.requestUpdate();
  }
}
