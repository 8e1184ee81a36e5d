import type { KeyInput, Page, SerializedAXNode } from 'puppeteer-core';
import { vi } from 'vitest';

/** How long something may take on a slow machine, in ms. */
const PATIENCE = 15_000;

/** More presses of Tab than any page of ours has stops. */
const STOPS = 80;

/** A name, whole or by a pattern. */
type Named = string | RegExp;

/**
 * Somebody at a page, who knows of it what a screen reader tells: roles, names, and where the focus is.
 *
 * All is asked of the browser and never of the page, so that it is true in whatever shadow root and on however hostile a page.
 */
export class Visitor {
  readonly page: Page;
  readonly #waiting: { readonly timeout: number; readonly interval: number };

  /** `patience`: how long something may take, in ms. */
  constructor(page: Page, patience = PATIENCE) {
    this.page = page;
    this.#waiting = { timeout: patience, interval: 50 };
  }

  /** Everything there is to read or press, top to bottom. */
  async things(): Promise<readonly SerializedAXNode[]> {
    const whole = await this.page.accessibility.snapshot({ interestingOnly: false });
    return whole ? flat(whole).filter(({ role }) => role !== 'InlineTextBox' && role !== 'none' && role !== 'generic') : [];
  }

  /** All that there is, in one line: what a failing test says. */
  async reading(): Promise<string> {
    const things = await this.things();
    return things.map(({ role, name }) => (role === 'StaticText' ? name : `[${role} ${name ?? ''}]`)).join(' ');
  }

  /** Waits until there is something of that role and name. */
  async finds(role: string, name: Named): Promise<SerializedAXNode> {
    return this.#waits(`a ${role} "${String(name)}"`, (things) => things.find((thing) => thing.role === role && fits(thing, name)));
  }

  /** Waits until a text can be read, as a whole or as part of something; answers all of what it is part of. */
  async reads(text: Named): Promise<string> {
    const isIn = (name: string): boolean => (typeof text === 'string' ? name.includes(text) : text.test(name));
    const thing = await this.#waits(`text "${String(text)}"`, (things) => things.find(({ name }) => isIn(name ?? '')));
    return thing.name!;
  }

  /** Waits until the focus is on something of that role and name. */
  async isAt(role: string, name: Named): Promise<void> {
    await vi.waitFor(async () => {
      const here = await this.focused();
      if (here?.role !== role || !fits(here, name)) throw new Error(`The focus is not on a ${role} "${String(name)}" but on ${said(here)}`);
    }, this.#waiting);
  }

  /** What has the focus. */
  async focused(): Promise<SerializedAXNode | undefined> {
    // The document counts as focused along with what is in it.
    return (await this.things()).filter(({ focused }) => focused).at(-1);
  }

  /** Presses a key. */
  async key(key: KeyInput): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Types where the focus is. */
  async types(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes to something with the Tab key. */
  async tabsTo(role: string, name: Named): Promise<void> {
    await this.finds(role, name);
    const passed: string[] = [];
    for (let stops = 0; stops < STOPS; stops++) {
      await this.key('Tab');
      const here = await this.focused();
      if (here?.role === role && fits(here, name)) return;
      passed.push(said(here));
    }
    throw new Error(`Tab never came to the ${role} "${String(name)}", but to ${[...new Set(passed)].join(', ')}`);
  }

  /** Goes to something with the Tab key and presses Enter. */
  async presses(role: string, name: Named): Promise<void> {
    await this.tabsTo(role, name);
    await this.key('Enter');
  }

  /** Goes to a field with the Tab key and types into it. */
  async writes(label: string, text: string): Promise<void> {
    await this.tabsTo('textbox', label);
    await this.types(text);
  }

  /** Moves the mouse to something and presses it. */
  async clicks(role: string, name: Named): Promise<void> {
    const element = await (await this.finds(role, name)).elementHandle();
    await element!.click();
  }

  async #waits(what: string, find: (things: readonly SerializedAXNode[]) => SerializedAXNode | undefined): Promise<SerializedAXNode> {
    return vi.waitFor(async () => {
      const found = find(await this.things());
      if (!found) throw new Error(`There is no ${what}. There is: ${await this.reading()}`);
      return found;
    }, this.#waiting);
  }
}

const flat = (thing: SerializedAXNode): readonly SerializedAXNode[] => [thing, ...(thing.children ?? []).flatMap(flat)];

const fits = ({ name = '' }: SerializedAXNode, wanted: Named): boolean => (typeof wanted === 'string' ? name.trim() === wanted : wanted.test(name.trim()));

const said = (thing: SerializedAXNode | undefined): string => (thing ? `${thing.role} "${thing.name ?? ''}"` : 'nothing');
