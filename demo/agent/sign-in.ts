import { html, type TemplateResult } from 'lit';

/** Asks a person of support for their name, which is all that development asks. */
export function signIn(take: (name: string) => void): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const name = (event.currentTarget as HTMLFormElement).querySelector('input')!.value.trim();
    if (name) take(name);
  };
  return html`<main class="sign-in">
    <form @submit=${submit}>
      <h1>Support desk</h1>
      <p class="muted">Answer the people who ask for help in the demo.</p>
      <label class="label" for="name">Your name</label>
      <input id="name" name="name" required maxlength="100" autocomplete="name" autofocus aria-describedby="name-hint">
      <p class="small muted" id="name-hint">Visitors will see it. For development only: there is no password.</p>
      <button class="button primary" type="submit">Sign in</button>
    </form>
  </main>`;
}
