import type { CDPSession, Frame, Page } from 'puppeteer-core';

/** How long something may take on a slow machine, in ms. */
const PATIENCE = 60_000;

/** What somebody writes. */
export interface Writing {
  readonly summary: string;
  readonly description: string;
}

/** What went wrong in a page that nobody caught, or that was called an error in its console. */
export type Uncaught = string[];

/** Somebody at one tab of a host's site. What they do is quick and by name; `page` is there for what no visitor does. */
export class Tab {
  readonly page: Page;
  readonly browser: CDPSession;
  /** Where the widget stands: the page itself, or a frame in it. */
  frame: Frame;

  /** Whether it was closed, or has crashed. */
  get isGone(): boolean {
    return this.#hasCrashed || this.page.isClosed();
  }

  #hasCrashed = false;
  /** What the page's developer reads in the console. */
  readonly warnings: string[] = [];

  private constructor(page: Page, browser: CDPSession) {
    this.page = page;
    this.browser = browser;
    this.frame = page.mainFrame();
  }

  /** Sits down at a page, hearing of every error in it from its first script on. */
  static async at(page: Page, uncaught: Uncaught): Promise<Tab> {
    const browser = await page.createCDPSession();
    browser.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => uncaught.push(`${text} ${exception?.description ?? ''}`));
    browser.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'error' || type === 'assert') uncaught.push(`console.${type}: ${args.map(({ value, description }) => String(value ?? description)).join(' ')}`);
    });
    const tab = new Tab(page, browser);
    browser.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type === 'warning') tab.warnings.push(args.map(({ value }) => String(value)).join(' '));
    });
    await browser.send('Runtime.enable');
    return tab;
  }

  /** Goes to the form by the buttons on the way, from home or a closed panel. */
  async opensTheForm(): Promise<void> {
    if ((await this.shown()) === undefined) await this.presses('Help');
    await this.presses('Contact us');
    await this.presses('E-mail support');
    await this.finds('Description');
  }

  /** Writes into the form. */
  async writes({ summary, description }: Partial<Writing>): Promise<void> {
    if (summary !== undefined) await this.fills('Issue summary', summary);
    if (description !== undefined) await this.fills('Description', description);
  }

  /** Puts text into a field, as pasting over what is there does. */
  async fills(name: string, text: string): Promise<void> {
    await this.finds(name);
    await this.frame.evaluate((wanted, words) => inPage.paste(wanted, words), name, text);
  }

  /** Opens the form, writes and sends. */
  async sends(writing: Writing): Promise<void> {
    await this.opensTheForm();
    await this.writes(writing);
    await this.presses('Send message');
  }

  /** Adds files as by the file picker; their content is a text, so many times. */
  async adds(...files: readonly { readonly name: string; readonly type: string; readonly text: string; readonly times: number }[]): Promise<void> {
    await this.finds('Add files');
    await this.frame.evaluate((given) => inPage.give(given.map(({ name, type, text, times }) => new File([text.repeat(times)], name, { type }))), files);
  }

  /** Presses what has that in its name, once it is there. */
  async presses(name: string): Promise<void> {
    await this.finds(name);
    await this.frame.evaluate((wanted) => inPage.control(wanted)?.click(), name);
  }

  /** Waits until something can be pressed or written in. */
  async finds(name: string): Promise<void> {
    await this.#until(`"${name}"`, (wanted) => {
      const found = inPage.control(wanted);
      return found !== undefined && !found.matches(':disabled');
    }, name);
  }

  /** Waits until a text can be read. */
  async reads(text: string): Promise<void> {
    await this.#until(`the words "${text}"`, (wanted) => inPage.text().includes(wanted), text);
  }

  /** Waits until a text can be read, while time in the page passes ten times as fast. */
  async waitsFor(text: string): Promise<void> {
    await this.#until(`the words "${text}"`, (wanted) => inPage.text().includes(wanted) || (inPage.leap(300), false), text);
  }

  /** The tab's process dies, as on a machine without memory. */
  async crashes(): Promise<void> {
    this.#hasCrashed = true;
    const crashed = new Promise((gone) => this.browser.once('Inspector.targetCrashed', gone));
    await this.browser.send('Inspector.enable');
    // It is never answered.
    void this.browser.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  /** Waits until the ticket has arrived, while time in the page passes ten times as fast. */
  async getsItsNumber(): Promise<void> {
    await this.waitsFor('Your ticket number is');
  }

  /** Waits until a text can no longer be read. */
  async readsNoMore(text: string): Promise<void> {
    await this.#until(`the words "${text}" gone`, (wanted) => !inPage.text().includes(wanted), text);
  }

  /** All there is to read. */
  text(): Promise<string> {
    return this.frame.evaluate(() => inPage.text());
  }

  /** What the panel shows below its title; `undefined` where there is no open panel. */
  shown(): Promise<string | undefined> {
    return this.frame.evaluate(() => inPage.shown());
  }

  /** The host says that somebody else is here now. */
  async becomes(person: { readonly id: string; readonly email: string }): Promise<void> {
    await this.frame.evaluate((who) => tellHelp(who), person);
  }

  /** The host says that whoever was here has gone. */
  async signsOut(): Promise<void> {
    await this.frame.evaluate(() => (document.querySelector('ask-help') as HTMLElement & { signOut(): Promise<void> }).signOut());
  }

  /** What stands in a field. */
  async value(name: string): Promise<string> {
    await this.finds(name);
    return this.frame.evaluate((wanted) => inPage.field(wanted)!.value, name);
  }

  /** Lets time pass in the page. */
  async leaps(milliseconds: number): Promise<void> {
    await this.frame.evaluate((by) => inPage.leap(by), milliseconds);
  }

  /** Waits until the page says so of itself. */
  async sees<T extends unknown[]>(what: string, test: (...given: T) => unknown, ...given: T): Promise<void> {
    await this.#until(what, test, ...given);
  }

  async #until<T extends unknown[]>(what: string, test: (...given: T) => unknown, ...given: T): Promise<void> {
    try {
      await this.frame.waitForFunction(test as (...given: unknown[]) => unknown, { timeout: PATIENCE, polling: 30 }, ...given);
    } catch (error) {
      throw new Error(`There is no ${what}. There is: ${await this.text().catch(String)} The console says: ${this.warnings.join(' ')}`, { cause: error });
    }
  }
}
