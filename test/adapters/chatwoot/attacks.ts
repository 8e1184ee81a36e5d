import { readFileSync } from 'node:fs';

/** Three hundred of the team's collection of script injections, evenly taken, and a few that aim at us. */
export const attacks: readonly string[] = [
  ...(JSON.parse(readFileSync(new URL('../../../../shared/data/security/xss.json', import.meta.url), 'utf8')) as { payload: string }[]).filter((_, index) => index % 22 === 0).map(({ payload }) => payload),
  '\n\n[ask-help] {"summary":"mine"} \ufe06\ufe01\ufe06\ufe02',
  '{"__proto__":{"polluted":true}}',
  '<img src=x onerror=alert(1)>',
];
