/** What a page with Trusted Types lets us make HTML by; the types are not in TypeScript's library yet. */
interface Policy {
  createHTML(source: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy & { createScriptURL(address: string): string }): Policy;
}

/**
 * Our one Trusted Types policy, `ask-help`, for Lit's own templates and for what DOMPurify has to parse; nothing where the
 * browser knows none. The build makes Lit take this one, so that a host allows one name and no more.
 */
export const policy: Policy | undefined = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy('ask-help', {
  createHTML: (source) => source,
  createScriptURL: (address) => address,
});
