import { ADA } from './own-articles.js';

/** What the host page of a journey sets for a person on a plan: the real server's address and its development token. */
export function signedIn(plan: string, person: { readonly id: string } = ADA, { account = { created: '2023-01-01' }, addOns = [] as readonly string[] } = {}): Record<string, unknown> {
  return { plan, person, account, endpoint: '/help-api', token: () => token({ person, plan, account, addOns }) };
}

async function token(claims: object): Promise<string> {
  const response = await fetch('/help-api/dev/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(claims),
  });
  const { token: given } = (await response.json()) as { token: string };
  return given;
}

/** A person nobody else is: journeys share one server. */
export const somebody = (): typeof ADA => ({ ...ADA, id: `ada-${crypto.randomUUID()}` as 'ada' });
