import { isEmail } from '../../src/core/addresses.js';
import { isRecord } from './body.js';
import { StartProblem } from './lock.js';
import { ALLOWANCES, type Allowances } from './pace.js';
import type { MailOptions } from './post.js';
import type { ServerOptions } from './start.js';

/** What whoever starts the server says in its environment. Throws a `StartProblem` where that cannot be. */
export function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Pick<ServerOptions, 'database' | 'mail' | 'allowances' | 'proxied' | 'developmentTokens'> {
  const { DATABASE_URL, SMTP_URL, SUPPORT_ADDRESS, ALLOWED, PROXIED, DEVELOPMENT_TOKENS } = environment;
  return {
    database: DATABASE_URL,
    mail: SMTP_URL || SUPPORT_ADDRESS ? mailOptions(SMTP_URL ?? '', SUPPORT_ADDRESS ?? '') : undefined,
    allowances: allowances(ALLOWED ?? '{}'),
    proxied: Boolean(PROXIED),
    developmentTokens: yesOrNo(DEVELOPMENT_TOKENS),
  };
}

function yesOrNo(text: string | undefined): boolean | undefined {
  if (text && !['0', '1'].includes(text)) throw new StartProblem('DEVELOPMENT_TOKENS must be 1 or 0.');
  return text ? text === '1' : undefined;
}

function mailOptions(server: string, to: string): MailOptions {
  if (!/^smtps?:\/\/[^/]/.test(server) || !URL.canParse(server)) throw new StartProblem('SMTP_URL must be an address such as smtp://user:password@host:587.');
  if (!isEmail(to)) throw new StartProblem('SUPPORT_ADDRESS must be the e-mail address that tickets go to.');
  return { server, to };
}

function allowances(text: string): Partial<Allowances> {
  const known = Object.keys(ALLOWANCES);
  const given = parse(text);
  const isRight = isRecord(given) && Object.entries(given).every(([name, value]) => known.includes(name) && typeof value === 'number' && value >= 1);
  if (!isRight) throw new StartProblem(`ALLOWED must be JSON with numbers of 1 or more for any of ${known.join(', ')}.`);
  return given;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
