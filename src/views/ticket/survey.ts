import { html, nothing, type TemplateResult } from 'lit';
import type { Rating } from '../../core/ticket.js';
import type { Words } from '../../i18n/words.js';
import { icon } from '../../ui/icons.js';

/** The rating as far as it is given. */
export interface Opinion {
  readonly score: number | undefined;
  readonly text: string;
  /** Whether it was to be sent without a score. */
  readonly lacks: boolean;
}

const SCORES = [1, 2, 3, 4, 5] as const;

/** The survey at the end of a closed ticket (R61): five words to choose from, and room for more. */
export function survey({ score, text, lacks }: Opinion, isBusy: boolean, moves: { write(change: Partial<Opinion>): void; send(): void }, words: Words): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!isBusy) moves.send();
  };
  return html`<form class="group survey card" novalidate @submit=${submit}>
    <fieldset class="scores" aria-describedby=${lacks ? 'lacks' : nothing}>
      <legend class="label">${words.t('inbox.rating.title')}</legend>
      ${SCORES.map(
        (one) => html`<label class="score">
          <input type="radio" name="score" value=${one} .checked=${one === score} aria-invalid=${lacks ? 'true' : 'false'} @change=${() => moves.write({ score: one })} />
          <span>${words.t(`inbox.rating.${one}`)}</span>
        </label>`,
      )}
    </fieldset>
    ${lacks ? html`<p class="small fault" id="lacks" role="alert">${icon('alert')}${words.t('inbox.rating.choose')}</p>` : nothing}
    <div class="field">
      <label class="label" for="opinion">${words.t('inbox.rating.text')}</label>
      <textarea id="opinion" rows="2" maxlength="2000" .dir=${text ? 'auto' : ''} .value=${text} @input=${(event: Event) => moves.write({ text: (event.target as HTMLTextAreaElement).value })}></textarea>
    </div>
    <p><button class="button" type="submit" aria-disabled=${isBusy ? 'true' : 'false'}>${words.t('inbox.rating.send')}</button></p>
  </form>`;
}

/** What stands there once it is given. */
export const thanks = ({ score }: Rating, words: Words): TemplateResult =>
  html`<p class="thanks">${icon('check')}<span>${words.t('inbox.rating.thanks', { score, word: words.t(`inbox.rating.${score}`) })}</span></p>`;
