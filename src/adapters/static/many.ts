/** From here on an engine on a server serves visitors better than a file they all fetch. */
const MANY = 10_000;

/** The advice for a number of articles that is large for a browser, in a sentence; `undefined` where it is not. */
export const adviceFor = (count: number): string | undefined =>
  count > MANY ? `${count} articles are many for a browser; above ${MANY} an engine answers sooner: a server of yours (the backend "http"), or Pagefind (the backend "pagefind")` : undefined;
