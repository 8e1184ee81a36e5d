import { html, type PropertyValues, type TemplateResult } from 'lit';
import { markBetween, markInMiddle, moved, resized, type Mark, type Spot, type Tool } from '../../core/marks.js';
import { Announcer } from '../announcer.js';
import { content } from '../content.js';
import { defineElement } from '../define.js';
import { AskView } from '../view-element.js';
import { painted } from './paint.js';
import { styles } from './screenshot.styles.js';

/** How far an arrow key moves a mark, as a part of the picture's width. */
const STEP = 1 / 100;

const TOOLS: readonly Tool[] = ['blackout', 'marker'];

/** A screenshot before it goes along: what is nobody's business is blacked out, what matters is marked, by pointer or by keys. */
export class AskScreenshot extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { picture: { attribute: false }, done: { attribute: false } };

  declare picture: HTMLCanvasElement;
  /** Called with the finished file, or without one where the visitor wants none. */
  declare done: (file: File | undefined) => void;

  readonly #announcer = new Announcer(this);
  #tool: Tool = 'blackout';
  #marks: readonly Mark[] = [];
  /** How the marks were before each change, the last one last. */
  #past: readonly (readonly Mark[])[] = [];
  /** What the pointer is doing: drawing a new mark from a spot, or moving one. */
  #drag: { readonly index: number; readonly from: Spot; readonly mark?: Mark; readonly sizes?: boolean } | undefined;

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @keydown=${(event: Event) => event.stopPropagation()} @cancel=${this.#cancel}>
      <div class="bar">
        <h2 id="title">${this.t('form.shot.title')}</h2>
        <div class="tools" role="group" aria-label=${this.t('form.shot.tools')}>
          ${TOOLS.map(
            (tool) => html`<button class="button quiet" type="button" aria-pressed=${tool === this.#tool ? 'true' : 'false'} @click=${() => this.#choose(tool)}>
              ${this.t(`form.shot.${tool}`)}
            </button>`,
          )}
        </div>
        <button class="button quiet" type="button" @click=${this.#add}>${this.t('form.shot.add')}</button>
        <button class="button quiet" type="button" aria-disabled=${this.#past.length === 0 ? 'true' : 'false'} @click=${this.#undo}>${this.t('form.shot.undo')}</button>
      </div>
      <p class="small muted" id="keys">${this.t('form.shot.help')}</p>
      <div class="around">
        <div class="stage" dir="ltr" @pointerdown=${this.#press} @pointermove=${this.#move} @pointerup=${this.#release} @pointercancel=${this.#release}>
          ${this.picture} ${this.#marks.map((mark, index) => this.#mark(mark, index))}
        </div>
      </div>
      <div class="bar end">
        <button class="button" type="button" @click=${() => this.done(undefined)}>${this.t('form.shot.cancel')}</button>
        <button class="button primary" type="button" @click=${this.#finish}>${this.t('form.shot.done')}</button>
      </div>
      ${this.#announcer.render()}
    </dialog>`;
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    this.picture.setAttribute('role', 'img');
    this.picture.setAttribute('aria-label', this.t('form.shot.title'));
    this.#dialog.showModal();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { width, height } = this.picture;
    // Through the object model: a strict policy of the page refuses styles that are written into the markup.
    for (const [index, element] of this.#elements.entries()) {
      const mark = this.#marks[index]!;
      const parts = { left: mark.left / width, top: mark.top / height, width: mark.width / width, height: mark.height / height };
      for (const [name, part] of Object.entries(parts)) element.style.setProperty(name, `${part * 100}%`);
    }
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }

  get #elements(): readonly HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.mark')];
  }

  #mark({ tool }: Mark, index: number): TemplateResult {
    const number = this.#marks.slice(0, index + 1).filter((one) => one.tool === tool).length;
    return html`<button
      class="mark ${tool}"
      type="button"
      data-index=${index}
      aria-label=${this.t(`form.shot.mark.${tool}`, { number })}
      aria-describedby="keys"
      @keydown=${(event: KeyboardEvent) => this.#key(event, index)}
    >
      <span class="corner"></span>
    </button>`;
  }

  #choose(tool: Tool): void {
    this.#tool = tool;
    this.requestUpdate();
  }

  #change(marks: readonly Mark[]): void {
    this.#past = [...this.#past, this.#marks];
    this.#marks = marks;
    this.requestUpdate();
  }

  readonly #add = async (): Promise<void> => {
    this.#change([...this.#marks, markInMiddle(this.#tool, this.picture)]);
    await this.updateComplete;
    this.#elements.at(-1)?.focus();
  };

  readonly #undo = (): void => {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#marks = before;
    this.requestUpdate();
    this.#announcer.say(this.t('form.shot.undone'));
  };

  #key(event: KeyboardEvent, index: number): void {
    const mark = this.#marks[index]!;
    const step = Math.max(1, Math.round(this.picture.width * STEP));
    const [right, down] = ARROWS[event.key] ?? [0, 0];
    const change = event.shiftKey ? resized : moved;
    if (right || down) this.#change(this.#marks.with(index, change(mark, right * step, down * step, this.picture)));
    else if (event.key === 'Delete' || event.key === 'Backspace') void this.#remove(index);
    else return;
    event.preventDefault();
  }

  async #remove(index: number): Promise<void> {
    this.#change(this.#marks.filter((_, one) => one !== index));
    this.#announcer.say(this.t('form.shot.removed'));
    await this.updateComplete;
    (this.#elements[index] ?? this.#elements.at(-1) ?? this.renderRoot.querySelector<HTMLElement>('.bar button'))?.focus();
  }

  readonly #press = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('.mark')?.dataset['index'] ?? this.#marks.length);
    const mark = this.#marks[index];
    this.#drag = { index, from: this.#spot(event), ...(mark && { mark, sizes: target.classList.contains('corner') }) };
    this.#past = [...this.#past, this.#marks];
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    if (!this.#drag) return;
    const { index, from, mark, sizes } = this.#drag;
    const to = this.#spot(event);
    const change = sizes ? resized : moved;
    const after = mark ? change(mark, to.left - from.left, to.top - from.top, this.picture) : markBetween(this.#tool, from, to, this.picture);
    this.#marks = [...this.#marks.slice(0, index), after, ...this.#marks.slice(index + 1)];
    this.requestUpdate();
  };

  readonly #release = (): void => {
    // A press that moved nothing is no change.
    if (this.#drag && this.#past.at(-1) === this.#marks) this.#past = this.#past.slice(0, -1);
    const index = this.#drag?.index;
    this.#drag = undefined;
    this.requestUpdate();
    if (index !== undefined) void this.updateComplete.then(() => this.#elements[index]?.focus());
  };

  /** Where a pointer is on the picture, in its pixels. */
  #spot({ clientX, clientY }: PointerEvent): Spot {
    const { left, top, width, height } = this.picture.getBoundingClientRect();
    return { left: ((clientX - left) / width) * this.picture.width, top: ((clientY - top) / height) * this.picture.height };
  }

  readonly #cancel = (event: Event): void => {
    event.preventDefault();
    this.done(undefined);
  };

  readonly #finish = async (): Promise<void> => {
    const file = await painted(this.picture, this.#marks, 'screenshot.png').catch(() => undefined);
    if (file) this.done(file);
    else this.#announcer.say(this.t('form.shot.failed'));
  };
}

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-screenshot', AskScreenshot);

declare global {
  interface HTMLElementTagNameMap {
    'ask-screenshot': AskScreenshot;
  }
}
