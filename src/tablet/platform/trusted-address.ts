interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

// Under Trusted Types a worker's address is code (https://github.com/GoogleChrome/workbox/issues/2855). A policy of this
// name may be made once in the life of a page.
export function trustedAddress(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('worker-address', { createScriptURL: (same) => same });
  return policy.createScriptURL(url);
}
