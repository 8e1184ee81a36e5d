import type { Problem } from '../core/problem.js';
import type { Settings } from '../core/settings.js';
import { languageAround } from './words.js';
import type { Given } from '../boot/given.js';

/** Settings with one value a text can hold: attributes as well as properties. A test keeps both lists equal to core's. */
export const SCALARS = ['locale', 'plan', 'surface', 'timeZone', 'label', 'placement', 'endpoint', 'index', 'fallbackHref', 'denied'] as const satisfies readonly (keyof Settings)[];

/** Settings that need more than a text: JSON or properties. */
export const OBJECTS = ['addOns', 'person', 'account', 'plans', 'hours', 'directory', 'guarantees', 'phone', 'suggestions', 'links', 'notices', 'answers', 'fields', 'messages'] as const satisfies readonly (keyof Settings)[];

/** What no JSON can carry: properties alone. */
export const LIVE = ['backend', 'token', 'context'] as const;

/** Every property by which a host sets something. */
export const KEYS = [...SCALARS, ...OBJECTS, ...LIVE] as const;

/** `fallbackHref` → `fallback-href`. */
export const attributeOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What the host has set on an element: attribute < JSON child < property. A property that is `undefined` gives way again. */
export function collect(host: HTMLElement, properties: Readonly<Record<string, unknown>>, report: (problem: Problem) => void): Given {
  const settings: Record<string, unknown> = { locale: languageAround(host) };
  for (const key of SCALARS) {
    const value = host.getAttribute(attributeOf(key));
    if (value !== null) settings[key] = value;
  }
  Object.assign(settings, jsonChild(host, report));
  for (const key of [...SCALARS, ...OBJECTS]) if (properties[key] !== undefined) settings[key] = properties[key];
  const { backend, token, context } = properties;
  return { settings, backend: backend as Given['backend'], token, context };
}

function jsonChild(host: HTMLElement, report: (problem: Problem) => void): object {
  const script = host.querySelector(':scope > script[type="application/json"]');
  const text = script?.textContent.trim();
  if (!text) return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new Error('it is not an object');
  } catch (error) {
    report({ kind: 'setting', setting: 'JSON child', message: `JSON child: ${String(error)}; it is left out` });
    return {};
  }
}

/** Gives a class of elements a property for every setting. */
export function defineSettings<E extends HTMLElement>(
  prototype: E,
  { get, set }: { get(element: E, key: string): unknown; set(element: E, key: string, value: unknown): void },
): void {
  for (const key of KEYS)
    Object.defineProperty(prototype, key, {
      // A page that has put a `value` on every object would make this no property at all.
      ...({ __proto__: null } as object),
      configurable: true,
      get(this: E) {
        return get(this, key);
      },
      set(this: E, value: unknown) {
        set(this, key, value);
      },
    });
}

/** Hands over properties that were set before the element was upgraded, and so hide those of its class. */
export function takeEarly(element: HTMLElement, keys: readonly string[]): void {
  const early = element as unknown as Record<string, unknown>;
  for (const key of keys.filter((one) => Object.hasOwn(element, one))) {
    const value = early[key];
    delete early[key];
    early[key] = value;
  }
}
