import type { ReactiveControllerHost } from 'lit';

/** The address that dials a number. */
export const dialLink = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`;

/**
 * Writes telephone numbers as people of their region read them: `+4722000000` as "+47 22 00 00 00".
 *
 * A number that the host has parted already stays as it is. What is needed to part the others is fetched with the first of
 * them; until it is here, and where it never comes, they are shown as they are.
 */
export class Phones {
  readonly #host: ReactiveControllerHost;
  readonly #shown = new Map<string, string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The number to read. */
  read(number: string): string {
    const shown = this.#shown.get(number);
    if (shown !== undefined || !/^\+\d{6,15}$/.test(number)) return shown ?? number;
    this.#shown.set(number, number);
    void this.#part(number);
    return number;
  }

  async #part(number: string): Promise<void> {
    // A courtesy: a number in one piece can be dialled just as well.
    const format = await import('./phone-format.js').catch(() => undefined);
    const readable = format?.parted(number);
    if (!readable) return;
    this.#shown.set(number, readable);
    this.#host.requestUpdate();
  }
}
