/** What our code in a page holds on to. */
export interface Held {
  readonly timers: readonly string[];
  /** On what outlives us: the window, the document, media queries. */
  readonly listeners: readonly string[];
  readonly channels: number;
  readonly workers: number;
  /** Names of locks held, or waited for. */
  readonly locks: readonly string[];
  /** Observers of what is still in the page. */
  readonly observers: number;
}

declare global {
  /** What is held now, and has come from a script of ours. */
  var held: () => Promise<Held>;
}

/** Runs in the page before anything of it: keeps account of all that our scripts, those below `/ask/`, begin and end. */
export function keepLedger(): void {
  const isOurs = (): boolean => Boolean(new Error().stack?.includes('/ask/'));

  const timers = new Map<number, string>();
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']] as const) {
    const [begin, end] = [globalThis[set].bind(globalThis), globalThis[clear].bind(globalThis)];
    Object.assign(globalThis, {
      [set]: (task: () => void, milliseconds?: number) => {
        const run = (): void => {
          if (set === 'setTimeout') timers.delete(id);
          task();
        };
        const id = begin(run, milliseconds) as unknown as number;
        if (isOurs()) timers.set(id, `${String(milliseconds)} ms`);
        return id;
      },
      [clear]: (id: number) => {
        timers.delete(id);
        end(id);
      },
    });
  }

  const listeners = new Set<{ readonly target: EventTarget; readonly type: string; readonly listener: unknown; readonly capture: boolean }>();
  const captureOf = (options?: boolean | EventListenerOptions): boolean => (typeof options === 'object' ? Boolean(options.capture) : Boolean(options));
  const remains = (target: EventTarget): boolean =>
    [globalThis, document, document.documentElement, document.body, navigator.serviceWorker, globalThis.visualViewport, (globalThis as { navigation?: EventTarget }).navigation].includes(target) || target instanceof MediaQueryList;
  const drop = (target: EventTarget, type: string, listener: unknown, capture: boolean): void => {
    for (const one of listeners) if (one.target === target && one.type === type && one.listener === listener && one.capture === capture) listeners.delete(one);
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions) {
    const target = (this as EventTarget | undefined) ?? globalThis;
    addEventListener.call(target, type, listener, options);
    const { signal, once } = typeof options === 'object' ? options : {};
    if (!isOurs() || !remains(target) || once || signal?.aborted) return;
    listeners.add({ target, type, listener, capture: captureOf(options) });
    if (signal) addEventListener.call(signal, 'abort', () => drop(target, type, listener, captureOf(options)));
  };
  EventTarget.prototype.removeEventListener = function (type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions) {
    const target = (this as EventTarget | undefined) ?? globalThis;
    removeEventListener.call(target, type, listener, options);
    drop(target, type, listener, captureOf(options));
  };

  const channels = new Set<BroadcastChannel>();
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }
    override close(): void {
      channels.delete(this);
      super.close();
    }
  };
  const workers = new Set<Worker>();
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      workers.add(this);
    }
    override terminate(): void {
      workers.delete(this);
      super.terminate();
    }
  };

  const observed = new Map<object, Set<Node>>();
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'] as const) {
    const prototype = globalThis[name].prototype as { observe(target: Node, how?: unknown): void; disconnect(): void };
    const { observe, disconnect } = prototype;
    prototype.observe = function (target, how) {
      observe.call(this, target, how);
      if (isOurs()) observed.set(this, (observed.get(this) ?? new Set()).add(target));
    };
    prototype.disconnect = function () {
      disconnect.call(this);
      observed.delete(this);
    };
  }

  globalThis.held = async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    return {
      timers: [...timers.values()],
      listeners: [...listeners].map(({ target, type }) => `${type} on ${target instanceof Node ? target.nodeName : target.constructor.name}`).sort(),
      channels: channels.size,
      workers: workers.size,
      locks: [...held, ...pending].map(({ name }) => name ?? '').sort(),
      observers: [...observed.values()].filter((targets) => [...targets].some((target) => target.isConnected)).length,
    };
  };
}
