/** What a page with Trusted Types lets us make HTML and addresses of scripts by; the types are not in TypeScript's library yet. */
export interface Policy {
  createHTML(source: string): string;
  createScriptURL(address: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

/**
 * Our one Trusted Types policy, `ask-help`, for Lit's own templates, what DOMPurify has to parse, and the search's worker;
 * nothing where the browser knows none. The build makes Lit take this one, so that a host allows one name and no more.
 */
export const policy: Policy | undefined = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('ask-help', {
  createHTML: (source) => source,
  createScriptURL: (address) => address,
});
