import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PREVIEWED, type Chosen } from '../../core/attachment.js';
import { formatsOf } from '../../i18n/formats.js';
import type { Attachments } from '../../session/attachments.js';
import { Announcer } from '../announcer.js';
import { content } from '../content.js';
import { defineElement } from '../define.js';
import { icon } from '../icons.js';
import { LatePart } from '../late-part.js';
import { AskView } from '../view-element.js';
import { styles } from './attachments.styles.js';
import { capturePage, canCapture } from './capture.js';
import { clip, fileRow, photo, screen } from './file-row.js';
import { Handover } from '../handover.js';
import { harRemoved } from './har-removed.js';
import { preview } from './preview.js';

/** The files that go with what is being written: chosen, photographed, dropped, pasted or taken of the screen; each with what became of it. */
export class AskAttachments extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { model: { attribute: false }, files: { attribute: false }, placed: { attribute: false }, faulty: { attribute: false } };

  /** What takes them and uploads them. */
  declare model: Attachments | undefined;
  declare files: readonly Chosen[];
  /** Whether they are on their way, and so no longer chosen. */
  declare placed: boolean;
  /** Whether what they go with cannot be sent because of them. */
  declare faulty: boolean;

  readonly #attachments = this.follow(() => this.model);
  readonly #announcer = new Announcer(this);
  readonly #handover = new Handover(this);
  readonly #editor = new LatePart(this, fetchEditor);
  #named: ReadonlyMap<string, string> = new Map();
  /** The screenshot being edited. */
  #picture: HTMLCanvasElement | undefined;

  constructor() {
    super();
    Object.assign(this, { files: [], placed: false, faulty: false });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.model?.ask());
  }

  /** Focuses what adds files. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  override render(): TemplateResult {
    const { files, placed, faulty } = this;
    const { reading, declined } = this.#attachments.model;
    return html`<section class="group" aria-labelledby="title" ?hidden=${placed && files.length === 0}>
      <p class="label" id="title">${this.t('form.files.title')}</p>
      ${files.length > 0 ? html`<ul class="files">${files.map((one) => this.#row(one))}</ul>` : nothing}
      ${faulty ? html`<p class="small fault" role="alert">${icon('alert')}${this.t('form.fault.attachments')}</p>` : nothing}
      ${placed ? nothing : this.#choose()}
      <p class="small muted reading" role="status">${reading > 0 ? this.t('form.files.reading', { count: reading }) : nothing}</p>
      ${declined.length > 0
        ? html`<div role="alert">
            <ul class="small declined">
              ${declined.map(({ name, why }) => html`<li class="fault">${icon('alert')}<span><bdi class="name">${name}</bdi>: ${this.#why(why)}</span></li>`)}
            </ul>
          </div>`
        : nothing}
      ${this.#picture ? html`<ask-screenshot .picture=${this.#picture} .done=${this.#edited}></ask-screenshot>` : nothing} ${this.#announcer.render()}
    </section>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#handover.before();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#handover.after('.remove, button');
    for (const canvas of this.renderRoot.querySelectorAll<HTMLCanvasElement>('canvas[data-file]')) void preview(canvas, (id) => this.#attachments.model.file(id));
    const named = new Map(this.files.map(({ id, name }) => [id, name]));
    const added = [...named].find(([id]) => !this.#named.has(id));
    const gone = [...this.#named].find(([id]) => !named.has(id));
    if (added && !gone) this.#announcer.say(this.t('form.files.added', { name: added[1] }));
    if (gone && !added) this.#announcer.say(this.t('form.files.removed', { name: gone[1] }));
    this.#named = named;
  }

  #row(chosen: Chosen): TemplateResult {
    const { model, state } = this.#attachments;
    const standing = state.standing[chosen.id] ?? {};
    const moves = this.placed ? undefined : { remove: () => void model.remove(chosen.id), retry: () => void model.retry(chosen.id) };
    const inside = standing.removed ? harRemoved(standing, this.placed ? undefined : (entry, isWanted) => this.#keep(chosen.id, entry, isWanted), this.words) : nothing;
    return html`<li class="file">
      ${PREVIEWED.includes(chosen.type) ? html`<canvas data-file=${chosen.id} width="88" height="88" aria-hidden="true"></canvas>` : html`<span class="kind">${icon('article')}</span>`}
      ${fileRow(chosen, standing, moves, this.words)} ${inside}
    </li>`;
  }

  /** Keeps an entry of a HAR file whole, or not, beside those that are kept by now. */
  #keep(id: string, entry: number, isWanted: boolean): void {
    const { model } = this.#attachments;
    const others = model.state.value.standing[id]?.keep?.filter((one) => one !== entry) ?? [];
    void model.keep(id, isWanted ? [...others, entry].sort((one, other) => one - other) : others);
  }

  #choose(): TemplateResult {
    const { limits } = this.#attachments.state;
    const types = [...limits.types, ...(limits.types.includes('application/json') ? ['.har'] : [])];
    const formats = formatsOf(this.words);
    const kinds = ['image', 'video', 'pdf', 'har', 'text'].filter((kind) => limits.types.some((type) => KINDS[kind]!.test(type)));
    const said = { count: limits.files, size: formats.size(limits.bytes), kinds: formats.list(kinds.map((kind) => this.t(`form.files.kinds.${kind}`))) };
    return html`<div class="drop">
      <div class="buttons">
        <button class="button quiet" type="button" aria-describedby="limits" @click=${() => this.#open('.any')}>${clip}${this.t('form.files.add')}</button>
        <button class="button quiet camera" type="button" @click=${() => this.#open('.shot')}>${photo}${this.t('form.files.photo')}</button>
        ${canCapture() ? html`<button class="button quiet screen" type="button" @click=${this.#capture}>${screen}${this.t('form.files.screenshot')}</button>` : nothing}
      </div>
      <p class="small muted" id="limits"><span class="by-hand">${this.t('form.files.drop')}</span> ${this.t('form.files.help', said)}</p>
      <input class="any" type="file" multiple hidden accept=${types.join()} @change=${this.#picked} />
      <input class="shot" type="file" hidden accept="image/*" .capture=${'environment'} @change=${this.#picked} />
    </div>`;
  }

  #why(why: string): string {
    const { limits } = this.#attachments.state;
    return this.t(`form.files.declined.${why}`, { count: limits.files, size: formatsOf(this.words).size(limits.bytes) });
  }

  #open(input: '.any' | '.shot'): void {
    this.renderRoot.querySelector<HTMLInputElement>(input)?.click();
  }

  readonly #picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#attachments.model.add([...(input.files ?? [])]);
    // The same file again is a change again.
    input.value = '';
  };

  readonly #capture = async (event: Event): Promise<void> => {
    const button = event.currentTarget as HTMLElement;
    const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => this.session.world.clock.after(milliseconds, resolve));
    const picture = await capturePage(this, pause).catch(() => undefined);
    button.focus();
    if (!picture) return this.#announcer.say(this.t('form.shot.failed'));
    await this.#editor.need(this.session.world.tell.problem);
    if (!this.#editor.part) return this.#announcer.say(this.t('form.shot.failed'));
    this.#picture = picture;
    this.requestUpdate();
  };

  readonly #edited = (file: File | undefined): void => {
    this.#picture = undefined;
    this.requestUpdate();
    if (file) void this.#attachments.model.add([file]);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.screen')?.focus());
  };
}

async function fetchEditor(): Promise<true> {
  (await import('./screenshot.js')).define();
  return true;
}

/** What each kind of file is, by MIME. */
const KINDS: Readonly<Record<string, RegExp>> = { image: /^image\//, video: /^video\//, pdf: /pdf$/, har: /json$/, text: /^text\// };

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-attachments', AskAttachments);

declare global {
  interface HTMLElementTagNameMap {
    'ask-attachments': AskAttachments;
  }
}
