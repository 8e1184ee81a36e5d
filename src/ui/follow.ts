import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { State } from '../session/state.js';

/** A model of the session, and its state as it stands. */
export interface Followed<M extends { readonly state: State<object> }> {
  readonly model: M;
  readonly state: M['state']['value'];
}

/** Redraws a view whenever a state changes, as long as the view is in the page. The state may come later, and may be another one later. */
export class Follow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => State<object> | undefined;
  #followed: State<object> | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, find: () => State<object> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** Whether there is something to follow; looks anew. */
  look(): boolean {
    const state = this.#find();
    if (state !== this.#followed) {
      this.#stop?.();
      this.#followed = state;
      this.#stop = state?.listen(() => this.#host.requestUpdate());
    }
    return Boolean(state);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#followed = undefined;
  }
}
