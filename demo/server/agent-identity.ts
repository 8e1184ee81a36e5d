import { Hono, type Context } from 'hono';
import { filledTo, mustFollow, readBody } from './body.js';
import type { Agent } from './chats.js';
import { invalid } from './problem.js';
import { isStorable, tokensFor } from './tokens.js';

/** A person of support, as a valid token says. */
export interface AgentIdentity {
  readonly agent: Agent;
  /** When the token ends that says so. */
  readonly expires: Date;
}

/** Tells which person of support asks, and, for development, makes tokens. */
export interface AgentIdentities {
  /** Rejects with a 401 where there is no token of support's: one of a visitor's is none. */
  readonly identify: (context: Pick<Context, 'req'>) => Promise<AgentIdentity>;
  readonly issue: (agent: Agent) => Promise<{ readonly token: string; readonly expires: string }>;
}

/** Another one than visitors', so that neither side's token is any good on the other. */
const AUDIENCE = 'ask-help-agent';

/** The identities of support, whose tokens are signed with a secret. */
export function openAgentIdentities(secret: Uint8Array, now: () => Date): AgentIdentities {
  const { identify, issue } = tokensFor(AUDIENCE, secret, now, ({ subject, claims: { name }, expires }): AgentIdentity => ({
    agent: { id: subject, name: typeof name === 'string' && name.trim() ? name : subject },
    expires,
  }));
  return {
    identify,
    issue: ({ id, name }) => issue(id, { name }),
  };
}

/**
 * `POST dev/token`: a token for whoever says a name. FOR DEVELOPMENT ONLY: a real help desk knows its people, and makes their
 * tokens itself once they have signed in.
 */
export function developmentAgents(identities: AgentIdentities): Hono {
  const routes = new Hono();
  routes.post('/token', async (context) => {
    const { value } = await readBody(context);
    mustFollow(value, { name: filledTo(100) });
    const name = (value['name'] as string).trim();
    if (!isStorable(name)) throw invalid({ name: 'characters' });
    return context.json(await identities.issue({ id: name, name }), 200, { 'Cache-Control': 'no-store' });
  });
  return routes;
}
