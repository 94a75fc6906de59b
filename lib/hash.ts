import { createHash } from "node:crypto";

/** SHA-256 as lower-case hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-512 as lower-case hex: what publishers put beside their files. */
export function sha512(content: string | Uint8Array): string {
  return createHash("sha512").update(content).digest("hex");
}

/** SHA-256 as bytes, for what is kept in place of a secret token. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
