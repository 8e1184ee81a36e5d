import { back, go, START, type Place, type Trail } from '../core/view.js';
import { State } from './state.js';

/** Where the visitor is in the panel, and the way back. */
export class Navigation {
  readonly state = new State<Trail>(START);

  /** Goes to a place; home begins a new trail. */
  go(to: Place): void {
    this.state.update(go(this.state.value, to));
  }

  /** Goes one step back. */
  back(): void {
    this.state.update(back(this.state.value));
  }
}
