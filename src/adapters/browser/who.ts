/**
 * A name for one person on one site that tells nobody who they are: SHA-256, in hexadecimal.
 *
 * Pages without HTTPS have no SHA-256; there it is a short sum, which hides a name from a glance and no more.
 */
export async function nameOf(site: string, person: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${site}\n${person}`);
  if (!globalThis.crypto?.subtle) return sumOf(bytes);
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** FNV-1a in its 64-bit form (RFC 9923). */
function sumOf(bytes: Uint8Array): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of bytes) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  return sum.toString(16).padStart(16, '0');
}
