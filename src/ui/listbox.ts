import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * The keys of a combobox whose list stays where it is (APG, "Editable Combobox With List Autocomplete").
 *
 * The focus stays in the field and the option that is meant moves; none is at first, so that Enter asks what was typed.
 */
export class Listbox implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #count: () => number;
  #active = -1;

  constructor(host: ReactiveControllerHost, count: () => number) {
    this.#host = host;
    this.#count = count;
    host.addController(this);
  }

  /** The option that is meant, or −1. */
  get active(): number {
    return this.#active < this.#count() ? this.#active : -1;
  }

  hostDisconnected(): void {
    this.#active = -1;
  }

  /** Means none again: the list has changed. */
  reset(): void {
    this.#active = -1;
    this.#host.requestUpdate();
  }

  /** Moves on up and down, by way of the field at both ends; answers whether the key was one of these. */
  key(event: KeyboardEvent): boolean {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const count = this.#count();
    if (!step || count === 0 || event.isComposing) return false;
    const places = count + 1;
    this.#active = ((this.active + 1 + step + places) % places) - 1;
    this.#host.requestUpdate();
    return true;
  }
}
