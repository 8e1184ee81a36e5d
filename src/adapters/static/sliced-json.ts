import { isRecord } from '../../core/check.js';

/**
 * What `JSON.parse` makes of a text that comes in parts, none of which takes long: a list, and every list in an object,
 * is read element by element.
 */
export class SlicedJson {
  readonly #elements: unknown[] = [];
  /** The text so far, with a number in place of each element. */
  #outline = '';
  #element = '';
  #depth = 0;
  /** How deep the list is whose elements come; 0 outside any. */
  #list = 0;
  #quoted = false;
  /** Where the letter stands that a backslash stands before. */
  #escaped = -1;

  /**
   * Takes the next part.
   *
   * @throws SyntaxError where an element is no JSON.
   */
  push(part: string): void {
    let taken = 0;
    const take = (end: number): void => {
      if (this.#list) this.#element += part.slice(taken, end);
      else this.#outline += part.slice(taken, end);
      taken = end;
    };
    for (const { 0: sign, index: at } of part.matchAll(/["\\[\]{},]/g)) {
      if (at === this.#escaped) continue;
      if (sign === '\\') this.#escaped = at + 1;
      else if (sign === '"') this.#quoted = !this.#quoted;
      else if (this.#quoted) continue;
      else if (sign === '[' || sign === '{') {
        this.#depth++;
        if (this.#list || this.#depth > 2 || sign === '{') continue;
        take(at + 1);
        this.#list = this.#depth;
      } else {
        if (this.#list && this.#depth === this.#list) {
          take(at);
          // Nothing before a bracket is an empty list, or a mistake that shows in the outline.
          if (sign === ',' || this.#element.trim()) this.#close();
          this.#outline += sign;
          taken = at + 1;
        }
        if (sign === ',') continue;
        if (this.#depth === this.#list) this.#list = 0;
        this.#depth--;
      }
    }
    take(part.length);
    this.#escaped -= part.length;
  }

  /**
   * The whole, once all of it has come.
   *
   * @throws SyntaxError where it is no JSON.
   */
  end(): unknown {
    const fill = (value: unknown): unknown => (Array.isArray(value) ? (value as number[]).map((number) => this.#elements[number]) : value);
    const whole: unknown = JSON.parse(this.#outline + this.#element);
    return isRecord(whole) ? Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, fill(value)])) : fill(whole);
  }

  #close(): void {
    this.#outline += String(this.#elements.length);
    this.#elements.push(JSON.parse(this.#element));
    this.#element = '';
  }
}
