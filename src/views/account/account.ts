import { html, nothing, type TemplateResult } from 'lit';
import { entryOf, type TeamEntry } from '../../core/directory.js';
import { GOALS, routeFor, type Goal, type Route } from '../../core/routing.js';
import { formatsOf } from '../../i18n/formats.js';
import { channelIcon } from '../../ui/channel-icon.js';
import { content } from '../../ui/content.js';
import { defineElement } from '../../ui/define.js';
import { icon } from '../../ui/icons.js';
import { linkTo } from '../../ui/link.js';
import { dialLink, Phones } from '../../ui/phone.js';
import { AskView } from '../../ui/view-element.js';
import { styles } from './account.styles.js';

/**
 * Contact about the account: what it may be about, then who helps with that and how to reach them.
 *
 * @csspart channel - One way to reach them.
 * @csspart notice - What cannot be promised.
 */
export class AskAccount extends AskView {
  static override styles = [AskView.styles, content, styles];

  readonly #trail = this.follow((session) => session.navigation);
  // All that the host says is checked when the desk comes, the directory with it: nothing is drawn before.
  readonly #contact = this.follow((session) => session.desk?.contact);
  readonly #phones = new Phones(this);
  #chosen: Goal | undefined;

  override render(): TemplateResult {
    const { here } = this.#trail.state;
    const goal = here.name === 'account' ? here.goal : undefined;
    return html`<div class="place">${goal ? this.#answer(goal) : this.#goals()}</div>`;
  }

  /** Back from an answer one goes on where one chose. */
  protected override focusStart(): boolean {
    const row = this.#chosen && this.renderRoot.querySelectorAll<HTMLElement>('.goals button')[GOALS.indexOf(this.#chosen)];
    if (!row) return super.focusStart();
    row.focus();
    return true;
  }

  #goals(): TemplateResult {
    return html`<div class="group">
      <h2 tabindex="-1">${this.t('panel.home.account')}</h2>
      <p class="muted">${this.t('account.intro')}</p>
      <ul class="rows goals">
        ${GOALS.map((goal) => html`<li>${this.#goal(goal)}</li>`)}
      </ul>
    </div>`;
  }

  #goal(goal: Goal): TemplateResult {
    const hint = `account.hint.${goal}`;
    return html`<button class="row" type="button" @click=${() => this.#choose(goal)}>
      <span class="words">
        ${this.t(`account.goal.${goal}`)}
        ${this.words.has(hint) ? html`<br /><span class="small muted">${this.t(hint)}</span>` : nothing}
      </span>
      ${icon('forward')}
    </button>`;
  }

  #choose(goal: Goal): void {
    this.#chosen = goal;
    this.session.go({ name: 'account', goal });
  }

  #answer(goal: Goal): TemplateResult {
    const route = routeFor(goal, this.session.setup.value.settings, this.session.world.clock.now());
    return html`<div class="who">
        <p class="small muted">${this.t(`account.goal.${goal}`)}</p>
        ${this.#who(route)}
        <p id="why">${this.#why(route)}</p>
      </div>
      ${this.#how(route)}
      ${route.notGuaranteed ? html`<div class="notice" part="notice">${icon('alert')}<p>${this.t('account.notGuaranteed')}</p></div>` : nothing}
      <button class="button again" type="button" @click=${() => this.session.back()}>${this.t('account.again')}</button>`;
  }

  /** The heading has the focus, and says with its description all that was found: once, and no live region besides. */
  #who({ team, name, assigned }: Route): TemplateResult {
    const role = this.t(assigned ? `account.person.${team}` : `account.team.${team}`);
    return html`<h2 tabindex="-1" dir="auto" aria-describedby="why">${name ?? role}</h2>
      ${name && assigned ? html`<p class="small muted">${role}</p>` : nothing}`;
  }

  #why({ reason: { code, values } }: Route): string {
    return this.t(`account.reason.${code}`, { ...values, ...(values?.['date'] && { date: formatsOf(this.words).day(values['date']) }) });
  }

  /** The ways to reach them, then Support where it may be asked instead; never a dead end. */
  #how(route: Route): TemplateResult {
    const own = this.#ways(route);
    const support = this.#support();
    if (route.team === 'support' && support.length > 0) return list(support);
    if (own.length === 0) return this.#instead(route, support);
    const also = route.also && support.length > 0;
    return html`${list(own)}${also ? html`<div class="group"><h3>${this.t('account.also')}</h3>${list(support)}</div>` : nothing}`;
  }

  #instead({ team }: Route, support: readonly TemplateResult[]): TemplateResult {
    const missing = support.length > 0 ? 'support' : team === 'support' ? 'help' : 'nowhere';
    const ways = support.length > 0 ? support : this.#everybody();
    return html`<div class="group"><p>${this.t(`account.missing.${missing}`)}</p>${ways.length > 0 ? list(ways) : nothing}</div>`;
  }

  /** How to write, call, or read on, as far as the host says it. */
  #ways({ email, phone, link }: Pick<TeamEntry, 'email' | 'phone' | 'link'>): readonly TemplateResult[] {
    const way = (name: string, shown: string | undefined): TemplateResult =>
      html`<span class="words"><span class="name">${this.t(`account.way.${name}`)}</span>${shown ? html`<span class="small muted" dir="ltr">${shown}</span>` : nothing}</span>`;
    return [
      email && linkTo(`mailto:${email}`, html`${channelIcon('email')}${way('email', email)}${icon('forward')}`, this.words),
      phone && linkTo(dialLink(phone), html`${channelIcon('phone')}${way('phone', this.#phones.read(phone))}${icon('forward')}`, this.words),
      link && linkTo(link, html`${icon('people')}${way('link', undefined)}${icon('leave')}`, this.words),
    ].filter((one) => typeof one === 'object');
  }

  /** The channels of Support, where this visitor has any, and the addresses the host tells. */
  #support(): readonly TemplateResult[] {
    const told = this.#ways(entryOf('support', this.session.setup.value.settings.directory));
    if (!this.#contact.model.possible) return told;
    const contact = html`<button class="row" type="button" @click=${() => this.session.go({ name: 'contact' })}>
      ${icon('chat')}<span class="words"><span class="name">${this.t('panel.footer.contact')}</span></span>${icon('forward')}
    </button>`;
    return [contact, ...told];
  }

  /** What is there for everybody. */
  #everybody(): readonly TemplateResult[] {
    const { links = {} } = this.session.setup.value.settings;
    return (['knowledgeBase', 'community'] as const).flatMap((name) => {
      const address = links[name];
      const inside = html`${icon(name === 'community' ? 'people' : 'article')}<span class="words"><span class="name">${this.t(`panel.home.${name}`)}</span></span>${icon('leave')}`;
      return address ? [linkTo(address, inside, this.words)] : [];
    });
  }
}

const list = (ways: readonly TemplateResult[]): TemplateResult =>
  html`<ul class="framed ways">${ways.map((way) => html`<li part="channel">${way}</li>`)}</ul>`;

/** Called by whoever loads this chunk. */
export const define = (): void => defineElement('ask-account', AskAccount);

declare global {
  interface HTMLElementTagNameMap {
    'ask-account': AskAccount;
  }
}
