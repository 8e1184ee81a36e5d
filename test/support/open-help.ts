import { aTimeout, fixtureCleanup, waitUntil } from '@open-wc/testing';
import { resetMouse, sendKeys } from '@web/test-runner-commands';
import '../../src/index.js';
import type { AskHelp } from '../../src/index.js';

/** How long a view may take on a slow machine, in ms. */
const PATIENCE = 10_000;

/** What a test's `<ask-help>` is made of: attributes, properties and light DOM. */
export interface HelpOptions {
  readonly attributes?: Readonly<Record<string, string>>;
  readonly inside?: string;
  readonly [property: string]: unknown;
}

/** An `<ask-help>` in the page, spoken of as its user would: what is read, pressed and typed. */
export class HelpPage {
  readonly element: AskHelp;

  constructor(element: AskHelp) {
    this.element = element;
  }

  /** Everything that can be seen in the widget now, as one line. */
  get text(): string {
    return textOf(this.element.shadowRoot!).replace(/\s+/g, ' ').trim();
  }

  /** What is read out in the live regions. */
  get said(): string {
    return this.all('[role=status], [role=alert], [role=log]').map((region) => region.textContent).join(' ').replace(/\s+/g, ' ').trim();
  }

  /** The heading of the place. */
  get heading(): string {
    return this.all('h2').find(isVisible)?.textContent.trim() ?? '';
  }

  /** Every element that matches, in whatever shadow root of the widget. */
  all<E extends Element = HTMLElement>(selector: string): E[] {
    return deepAll<E>(this.element.shadowRoot!, selector);
  }

  /** The first element that matches; an error that names it where there is none. */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- as with querySelector, the caller knows what it asks for.
  one<E extends Element = HTMLElement>(selector: string): E {
    const found = this.all<E>(selector).find(isVisible);
    if (!found) throw new Error(`There is no visible ${selector}. There is: ${this.text}`);
    return found;
  }

  /** A button, link, option or summary by its name. */
  control(name: string | RegExp): HTMLElement {
    const controls = this.all('button, a[href], [role=option], summary').filter(isVisible);
    const found = controls.find((control) => matches(nameOf(control), name));
    if (!found) throw new Error(`There is nothing to press named ${String(name)}. There is: ${controls.map(nameOf).join(' | ')}`);
    return found;
  }

  /** Whether there is a control of that name. */
  has(name: string | RegExp): boolean {
    return this.all('button, a[href], [role=option], summary').some((control) => isVisible(control) && matches(nameOf(control), name));
  }

  /** A field by its label. */
  field(label: string): HTMLInputElement {
    const found = this.all<HTMLLabelElement>('label').find((one) => isVisible(one) && one.textContent.trim() === label);
    if (!found?.control) throw new Error(`There is no field labelled ${label}. There is: ${this.text}`);
    return found.control as HTMLInputElement;
  }

  /** The element that has the focus, through all shadow roots. */
  get focused(): Element | null {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused;
  }

  /** Presses a control as soon as it is there. */
  async press(name: string | RegExp): Promise<void> {
    await this.until(() => this.has(name), `something to press named ${String(name)}`);
    this.control(name).click();
    await this.settled();
  }

  /** Types into a field, after what is in it, with real keys. */
  async type(label: string, text: string): Promise<void> {
    await this.until(() => this.all('label').some((one) => one.textContent.trim() === label), `a field labelled ${label}`);
    this.field(label).focus();
    await sendKeys({ type: text });
  }

  /** Presses a key. */
  async key(key: string): Promise<void> {
    await sendKeys({ press: key });
    await this.settled();
  }

  /** Waits until something is so. */
  async until(isSo: () => boolean, what: string): Promise<void> {
    await waitUntil(isSo, `waited for ${what}`, { timeout: PATIENCE, interval: 20 }).catch((error: unknown) => {
      throw new Error(`${String(error)}. There is: ${this.text}`);
    });
  }

  /** Waits until a text can be seen. */
  async sees(text: string): Promise<void> {
    await this.until(() => this.text.includes(text), `"${text}"`);
  }

  /** Waits until the place of that heading is shown. */
  async at(heading: string): Promise<void> {
    await this.until(() => this.heading === heading, `the heading "${heading}", not "${this.heading}"`);
  }

  /** Waits until what is under way has been drawn. */
  async settled(): Promise<void> {
    await aTimeout(0);
    for (const element of [this.element, ...this.all('*')]) await (element as { updateComplete?: Promise<unknown> }).updateComplete;
  }
}

/** Puts an `<ask-help>` in the page, closed; what an earlier test put there is gone. */
export async function putHelp({ attributes = {}, inside = '', ...properties }: HelpOptions = {}): Promise<HelpPage> {
  clearPage();
  await resetMouse();
  const element = document.createElement('ask-help');
  for (const [name, value] of Object.entries({ locale: 'en', ...attributes })) element.setAttribute(name, value);
  if (inside) element.append(document.createRange().createContextualFragment(inside));
  Object.assign(element, properties);
  document.body.append(element);
  return new HelpPage(element);
}

/** Puts an `<ask-help>` in the page and opens it. */
export async function openHelp(options: HelpOptions = {}): Promise<HelpPage> {
  const help = await putHelp(options);
  await help.element.show();
  await help.settled();
  return help;
}

/** Takes everything of an earlier test out of the page. */
export function clearPage(): void {
  fixtureCleanup();
  for (const element of [...document.body.children]) if (element.tagName !== 'SCRIPT') element.remove();
}

/** Whether an element can be seen. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text === wanted : wanted.test(text);
}

function nameOf(control: Element): string {
  return (control.getAttribute('aria-label') ?? control.textContent).replace(/\s+/g, ' ').trim();
}

function deepAll<E extends Element>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element as E] : []),
    ...(element.shadowRoot ? deepAll<E>(element.shadowRoot, selector) : []),
  ]);
}

function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (node.nodeType === Node.COMMENT_NODE) return '';
  if (node instanceof Element && (['STYLE', 'SCRIPT', 'OPTION'].includes(node.tagName) || !isVisible(node))) return '';
  if (node instanceof HTMLInputElement) return ` ${node.placeholder} `;
  const children = node instanceof HTMLSlotElement && node.assignedNodes().length > 0 ? node.assignedNodes() : [...(node as Element).childNodes];
  const inside = [...((node as Element).shadowRoot?.childNodes ?? children)].map(textOf).join('');
  return node instanceof HTMLSpanElement || node instanceof HTMLElement && getComputedStyle(node).display === 'inline' ? inside : ` ${inside} `;
}
