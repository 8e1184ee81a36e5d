/** What a page of these tests has beside what every page has. */
export interface InPage {
  /** Lets time pass: the wall clock, `performance.now` and every timer go on by so many ms. */
  leap(milliseconds: number): void;
  /** Sets the wall clock forward or back, as people and their operating systems do. */
  setClock(by: number): void;
  /** All elements that fit a selector, through every shadow root, top to bottom. */
  all(selector: string): Element[];
  /** All that can be read, as one line. */
  text(): string;
  /** All that stands in the page, seen or not: every text, attribute and value, through every shadow root. */
  everything(): string;
  /** What the panel shows below its title; empty where it shows nothing. `undefined` while it is closed. */
  shown(): string | undefined;
  /** Hands files over as a file picker does, once there is one. */
  give(files: Iterable<File>): Promise<void>;
  /** Drops a file on the form; whether we kept the browser from opening it. */
  drop(file: File): boolean;
  /** Puts text into a field, as pasting over what is there does. */
  paste(name: string, text: string): void;
  /** Presses what has that in its name, once it can be. */
  press(name: string): Promise<void>;
  /** Waits until something is so. */
  until(test: () => unknown): Promise<void>;
  /** What can be pressed or written in, by its name. */
  control(name: string): HTMLElement | undefined;
  /** Whether anything anybody wrote on this site waits to be sent, as far as this browser keeps it. */
  waits(): Promise<boolean>;
  /** From now on hears what is said to people who listen to the page. */
  listen(): void;
  /** Each sentence that was heard, and when, in ms. */
  readonly heard: { readonly said: string; readonly at: number }[];
  /** What can be written in, by its label. */
  field(name: string): HTMLInputElement | HTMLTextAreaElement | undefined;
}

declare global {
  var inPage: InPage;
}

/** Runs in the page before anything of it: its clock, and ways to see through shadow roots. `shift` is how far its clock is off, in ms. */
export function prepare(shift: number): void {
  const RealDate = Date;
  const realTimeout = setTimeout.bind(globalThis);
  const realClear = clearTimeout.bind(globalThis);
  const realNow = performance.now.bind(performance);
  let [wall, passed] = [shift, 0];

  class ShiftedDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(ShiftedDate.now());
      else super(...(given as [number]));
    }
    static override now(): number {
      return RealDate.now() + wall;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  performance.now = () => realNow() + passed;

  const timers = new Map<number, { readonly due: number; readonly fire: () => void }>();
  globalThis.setTimeout = ((task: TimerHandler, milliseconds = 0, ...given: unknown[]) => {
    if (typeof task !== 'function') return realTimeout(task, milliseconds);
    const fire = (): void => {
      timers.delete(id);
      realClear(id);
      (task as (...given: unknown[]) => void)(...given);
    };
    const id = realTimeout(fire, milliseconds) as unknown as number;
    timers.set(id, { due: performance.now() + milliseconds, fire });
    return id;
  }) as typeof setTimeout;
  globalThis.clearTimeout = ((id: number) => {
    timers.delete(id);
    realClear(id);
  }) as typeof clearTimeout;

  const asked = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('The database does not answer'));
    });

  const all = (selector: string, root: ParentNode = document): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [...(one.matches(selector) ? [one] : []), ...(one.shadowRoot ? all(selector, one.shadowRoot) : [])]);

  const texts = (node: Node): string[] => {
    if (node instanceof Text) return [node.data];
    if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) return [node.value];
    if (node instanceof Element && (/^(style|script|template)$/.test(node.localName) || !isThere(node))) return [];
    if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes().flatMap(texts);
    const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    return [...inside.childNodes].flatMap(texts);
  };
  const isThere = (element: Element): boolean => element.localName === 'slot' || getComputedStyle(element).display === 'contents' || element.checkVisibility();
  const said = (node: Node): string => texts(node).join(' ').replace(/\s+/g, ' ').trim();
  const carrying = (files: Iterable<File>): DataTransfer => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    return transfer;
  };
  const labelOf = (element: Element): string => {
    const label = element.id && (element.getRootNode() as ParentNode).querySelector(`label[for="${element.id}"]`);
    return label ? said(label) : (element.getAttribute('aria-label') ?? said(element));
  };

  const named = (kinds: string, name: string): HTMLElement | undefined => all(kinds).find((one) => one.checkVisibility() && labelOf(one).includes(name)) as HTMLElement | undefined;

  globalThis.inPage = {
    leap(milliseconds) {
      wall += milliseconds;
      passed += milliseconds;
      const due = [...timers.values()].filter((timer) => timer.due <= performance.now());
      for (const { fire } of due.sort((one, other) => one.due - other.due)) fire();
    },
    setClock: (by) => void (wall += by),
    async waits() {
      const isThere = (await indexedDB.databases()).some(({ name }) => name === 'ask-help');
      if (!isThere) return false;
      const database = await asked(indexedDB.open('ask-help'));
      try {
        const names = await asked(database.transaction('kept').objectStore('kept').getAllKeys());
        return names.some((name) => typeof name === 'string' && / (outbox|reply)\//.test(name));
      } finally {
        database.close();
      }
    },
    all: (selector) => all(selector),
    text: () => (document.body ? said(document.body) : ''),
    paste(name, text) {
      const field = inPage.field(name)!;
      field.focus();
      field.select();
      // Nothing else writes as somebody at a keyboard does, with events that are trusted.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      document.execCommand(text ? 'insertText' : 'delete', false, text);
    },
    async press(name) {
      await inPage.until(() => inPage.control(name)?.matches(':enabled, a'));
      inPage.control(name)!.click();
    },
    async until(test) {
      while (!test()) await new Promise((again) => realTimeout(again, 10));
    },
    async give(files) {
      const picker = (): Element | undefined => all('input.any')[0];
      await inPage.until(picker);
      (picker() as HTMLInputElement).files = carrying(files).files;
      picker()!.dispatchEvent(new Event('change', { bubbles: true }));
    },
    drop: (file) => !all('form')[0]!.dispatchEvent(new DragEvent('drop', { dataTransfer: carrying([file]), bubbles: true, cancelable: true, composed: true })),
    everything: () =>
      [...all('*'), document.documentElement]
        .flatMap((one) => [...one.childNodes].flatMap((node) => (node instanceof Text ? [node.data] : [])).concat([...one.attributes].map(({ value }) => value), 'value' in one ? String(one.value) : []))
        .concat([...all('*')].flatMap((one) => [...(one.shadowRoot?.childNodes ?? [])].flatMap((node) => (node instanceof Text ? [node.data] : []))))
        .join('\n'),
    shown() {
      const dialog = all('dialog').find((one) => one.getRootNode() instanceof ShadowRoot && one.checkVisibility());
      const body = dialog?.querySelector('[part~=body]');
      return dialog ? (body ? said(body) : '') : undefined;
    },
    heard: [],
    listen() {
      const watch = new MutationObserver((changes) => {
        for (const { target } of changes) {
          const region = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]');
          if (region?.textContent.trim()) inPage.heard.push({ said: region.textContent.trim(), at: performance.now() });
        }
      });
      for (const { shadowRoot } of all('*')) if (shadowRoot) watch.observe(shadowRoot, { childList: true, characterData: true, subtree: true });
    },
    control: (name) => named('button, input, textarea, select, summary, a', name),
    field: (name) => named('input, textarea', name) as HTMLInputElement | HTMLTextAreaElement | undefined,
  };
}
