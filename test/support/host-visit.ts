import type { Browser, Page } from 'puppeteer-core';
import { Visitor } from './visitor.js';

/** What the pages of these tests have in their JSON child: somebody who may write to us. */
const GIVEN = JSON.stringify({ plan: 'starter', person: { id: 'ada', email: 'ada@example.com', seat: 'core' } });

/** A host's page with an `<ask-help>` on it, what stands `inside` that, and in its head the one script of ours, or what stands there instead. */
export function hostPage({ head = '<script type="module" src="/ask/ask.js"></script>', attributes = '', inside = '' } = {}): string {
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>A host</title>${head}</head>
  <body>
    <h1>A host</h1>
    <ask-help endpoint="/help-api" ${attributes}>
      <a href="/support">Support</a>
      <script type="application/json">${GIVEN}</script>
      ${inside}
    </ask-help>
  </body>
</html>`;
}

/** Somebody's visit to a page, as if it were the first, and what came out of the page meanwhile. */
export interface HostVisit extends AsyncDisposable {
  readonly visitor: Visitor;
  readonly page: Page;
  /** What we said in the console. */
  readonly warnings: readonly string[];
  /** Errors that nobody caught. */
  readonly errors: readonly string[];
  /** The kinds of the problems that were told by `ask-problem`. */
  problems(): Promise<readonly string[]>;
  /** What the page's policy forbade. */
  violations(): Promise<readonly string[]>;
}

/** What a visit is made with. */
interface HostVisitOptions {
  /** Has its hands on the page before anything is loaded. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  /** How long something may take, in ms. */
  readonly patience?: number | undefined;
}

/** Goes to a page with an empty profile. */
export async function visitHost(browser: Browser, url: string, { prepare, patience }: HostVisitOptions = {}): Promise<HostVisit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  const [warnings, errors]: [string[], string[]] = [[], []];
  page.on('console', (message) => message.text().startsWith('[ask]') && warnings.push(message.text()));
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.evaluateOnNewDocument(listen);
  await prepare?.(page);
  await page.goto(url);
  return {
    visitor: new Visitor(page, patience),
    page,
    warnings,
    errors,
    problems: () => page.evaluate(() => heard.problems),
    violations: () => page.evaluate(() => heard.violations),
    [Symbol.asyncDispose]: () => context.close(),
  };
}

declare const heard: { readonly problems: string[]; readonly violations: string[] };

/** Runs in the page, before anything of it. */
function listen(): void {
  const listening: typeof heard = { problems: [], violations: [] };
  Object.assign(globalThis, { heard: listening });
  addEventListener('ask-problem', (event) => listening.problems.push((event as Event & { problem: { kind: string } }).problem.kind));
  addEventListener('securitypolicyviolation', (event) => listening.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}
