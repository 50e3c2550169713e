interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

/** Under Trusted Types a worker's address is code; the policy may be made once a page. */
export function createTrustedAddress(): (workerAddress: string) => string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('worker-address', { createScriptURL: (same) => same });
  return (address) => policy?.createScriptURL(address) ?? address;
}
