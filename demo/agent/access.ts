/** Lets one person of support in. */
export interface Access {
  readonly name: string;
  /** A token that is good for a while yet; asked of the server when need be. */
  token(): Promise<string>;
  /** The token was refused: the next one is another. */
  renew(): void;
}

/** A token this close to its end, in ms, is not used any more. */
const MARGIN = 60_000;

/**
 * Lets in whoever says a name. FOR DEVELOPMENT ONLY, as the route is that gives the token: a real help desk signs its people in.
 */
export function developmentAccess(endpoint: string, name: string): Access {
  let held: { readonly token: string; readonly expires: string } | undefined;
  return {
    name,
    async token() {
      if (!held || Date.parse(held.expires) - Date.now() < MARGIN) held = await issue(endpoint, name);
      return held.token;
    },
    renew: () => (held = undefined),
  };
}

async function issue(endpoint: string, name: string): Promise<{ readonly token: string; readonly expires: string }> {
  const answer = await fetch(`${endpoint}/dev/token`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name }) });
  if (!answer.ok) throw new Error(`No token: the server answered ${answer.status}`);
  return (await answer.json()) as { readonly token: string; readonly expires: string };
}
