import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Chosen } from '../core/attachment.js';
import { LONGEST } from '../core/draft.js';
import { isHopeless } from '../session/attachments.js';
import { isComposing } from './composing.js';
import { styles } from './composer.styles.js';
import { content } from './content.js';
import { defineElement } from './define.js';
import { fetchFiles } from './files/fetch.js';
import { clip } from './files/file-row.js';
import { carriesFiles, filesIn } from './files/handed-files.js';
import { drawing, icon } from './icons.js';
import { LatePart } from './late-part.js';
import { AskView } from './view-element.js';

/**
 * A reply being written, to a ticket or in a chat: its words and files. In a chat Enter sends; in a ticket a button does.
 *
 * @csspart submit-button - Sends the reply.
 */
export class AskComposer extends AskView {
  static override styles = [AskView.styles, content, styles];
  static override properties = { ticket: { attribute: false }, chat: { attribute: false } };

  /** The id of the ticket that is replied to. */
  declare ticket: string;
  /** Whether it is a line of a chat. */
  declare chat: boolean;

  readonly #composing = this.follow((session) => session.desk?.composing);
  readonly #enclosing = this.follow((session) => session.desk?.enclosing);
  readonly #files = new LatePart(this, fetchFiles);
  /** Whether files are wanted. */
  #isOpen = false;
  /** Whether Send was pressed: files are wanted no longer, once they have gone. */
  #isSent = false;
  /** Whether Send was pressed while a file stood in the way. */
  #isFaulty = false;

  /** Focuses the words. */
  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult {
    const { text } = this.#written;
    const over = [...text].length - LONGEST.description;
    const describedBy = over > 0 ? 'over' : nothing;
    return html`<form class=${this.chat ? 'chat' : 'ticket'} novalidate @submit=${this.#submit} @dragover=${this.#hand} @drop=${this.#hand} @paste=${this.#hand} @focusin=${this.#begin}>
      ${this.#attachments()}
      <label class=${this.chat ? 'visually-hidden' : 'label'} for="text">${this.t(this.chat ? 'inbox.reply.message' : 'inbox.reply.label')}</label>
      <div class="line">
        ${this.chat ? this.#add() : nothing}
        <textarea
          id="text"
          rows=${this.chat ? 1 : 3}
          .dir=${text ? 'auto' : ''}
          .placeholder=${this.chat ? this.t('inbox.reply.message') : ''}
          enterkeyhint=${this.chat ? 'send' : nothing}
          aria-invalid=${over > 0 ? 'true' : 'false'}
          aria-describedby=${describedBy}
          .value=${live(text)}
          @input=${this.#write}
          @keydown=${this.#key}
        ></textarea>
        ${this.chat ? this.#send() : nothing}
      </div>
      ${over > 0 ? html`<p class="small fault" id="over" role="alert">${icon('alert')}${this.t('inbox.reply.tooLong', { count: over })}</p>` : nothing}
      ${this.chat ? nothing : html`<div class="buttons">${this.#send()} ${this.#add()}</div>`}
    </form>`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('ticket')) this.#begin();
    this.#openOrClose();
    if (this.#isOpen) void this.#fetch();
    if (!this.#isStuck) this.#isFaulty = false;
  }

  /** What is written to this ticket; there is one place to write at a time, and it may be at another. */
  get #written(): { readonly text: string; readonly attachments: readonly Chosen[]; readonly reading: number; readonly declined: number } {
    const { text, attachments, ticket } = this.#composing.state;
    if (ticket !== this.ticket) return { text: '', attachments: [], reading: 0, declined: 0 };
    const { reading, declined } = this.#enclosing.model;
    return { text, attachments, reading, declined: declined.length };
  }

  readonly #begin = (): void => void this.#composing.model.open(this.ticket);

  #attachments(): TemplateResult | typeof nothing {
    if (!this.#isShown) return nothing;
    return html`<ask-attachments id="files" .model=${this.#enclosing.model} .files=${this.#written.attachments} .faulty=${this.#isFaulty}></ask-attachments>`;
  }

  #add(): TemplateResult | typeof nothing {
    if (!this.#enclosing.model.possible) return nothing;
    if (!this.chat) return this.#isShown ? nothing : html`<button class="button" type="button" @click=${this.#open}>${clip}${this.t('inbox.reply.files')}</button>`;
    return html`<button class="square" type="button" aria-label=${this.t('inbox.reply.files')} aria-expanded=${this.#isShown ? 'true' : 'false'} @click=${this.#open}>${clip}</button>`;
  }

  #send(): TemplateResult {
    const label = this.t(this.chat ? 'inbox.reply.sendMessage' : 'inbox.reply.send');
    const isOff = this.#isReady ? 'false' : 'true';
    return this.chat
      ? html`<button class="square send" part="submit-button" type="submit" aria-label=${label} aria-disabled=${isOff}>${plane}</button>`
      : html`<button class="button primary" part="submit-button" type="submit" aria-disabled=${isOff}>${label}</button>`;
  }

  get #isReady(): boolean {
    const { text, attachments, reading } = this.#written;
    return (text.trim() !== '' || attachments.length + reading > 0) && [...text].length <= LONGEST.description;
  }

  /** Whether a file is among them that will never be taken. */
  get #isStuck(): boolean {
    const { standing } = this.#enclosing.state;
    return this.#written.attachments.some(({ id, sent }) => !sent && isHopeless(standing[id] ?? {}));
  }

  get #isShown(): boolean {
    return this.#isOpen && this.#files.part !== undefined;
  }

  /** Shows files as long as there are any; once they are sent, they are put away. */
  #openOrClose(): void {
    const { text, attachments, reading, declined } = this.#written;
    if (attachments.length + reading > 0) this.#isOpen = true;
    else if (this.#isSent && !text) {
      this.#isSent = false;
      this.#isOpen = declined > 0;
    }
  }

  #fetch(): Promise<void> {
    return this.#files.need(this.session.world.tell.problem);
  }

  readonly #open = async (): Promise<void> => {
    this.#isOpen = !(this.chat && this.#isShown && this.#written.attachments.length === 0);
    if (this.#isOpen) await this.#fetch();
    this.requestUpdate();
    await this.updateComplete;
    if (!this.shadowRoot?.activeElement) this.focus();
  };

  readonly #write = (event: Event): void => {
    const { value: text } = event.target as HTMLTextAreaElement;
    // Another ticket may have been opened beside this one; what is typed here is said here.
    this.#begin();
    this.#composing.model.write({ text });
    if (text) void this.session.desk?.typing.tell(this.ticket);
  };

  /** Enter sends a line of a chat, unless it ends a word that is being composed; with Shift it is a new line. */
  readonly #key = (event: KeyboardEvent): void => {
    if (!this.chat || event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    this.#go();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#go();
  };

  #go(): void {
    this.#isFaulty = this.#isStuck;
    if (this.#isReady && !this.#isFaulty) {
      void this.#composing.model.send();
      this.#isSent = true;
    }
    this.requestUpdate();
    this.focus();
  }

  /** Takes files that are dropped or pasted; while they are dragged, keeps the browser from opening them in the place of the page. */
  readonly #hand = (event: DragEvent | ClipboardEvent): void => {
    if (!this.#enclosing.model.possible || !carriesFiles(event)) return;
    event.preventDefault();
    const files = filesIn(event);
    if (files.length === 0) return;
    this.#begin();
    // Whether they are taken is said there.
    this.#isOpen = true;
    void this.#enclosing.model.add(files);
  };
}

const plane = drawing(svg`<path d="M3.5 10 17 3.5 13 17l-3-5.5zM10 11.5l3-3.5"/>`, true);

/** Called by whoever shows a composer. */
export const define = (): void => defineElement('ask-composer', AskComposer);

declare global {
  interface HTMLElementTagNameMap {
    'ask-composer': AskComposer;
  }
}
