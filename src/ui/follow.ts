import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { State } from '../session/state.js';

/** A model of the session, and its state as it stands. */
export interface Followed<M extends { readonly state: State<object> }> {
  readonly model: M;
  readonly state: M['state']['value'];
}

/** Redraws a view whenever a state changes, as long as the view is in the page. */
export class Follow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => State<object> | undefined;
  #stop?: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, find: () => State<object> | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  /** Listens to the state there is now. */
  hostConnected(): void {
    this.#stop?.();
    this.#stop = this.#find()?.listen(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
