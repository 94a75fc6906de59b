import "server-only";
import type { ScanOutcome } from "@/domain/evidence/scan";
import { env } from "@/lib/env";
import type { ByteStream } from "@/lib/streams";
import { type ScannerPlace, scanStream } from "./clamd";

/** The scanner of this portal, as configured; null: there is none. */
export function scannerPlace(): ScannerPlace | null {
  const { CLAMD_SOCKET, CLAMD_HOST, CLAMD_PORT } = env();
  if (CLAMD_SOCKET) return { path: CLAMD_SOCKET };
  return CLAMD_HOST ? { host: CLAMD_HOST, port: CLAMD_PORT } : null;
}

/** What the scanner says of bytes; without one they stay as they are. */
export async function scanBytes(source: ByteStream): Promise<ScanOutcome> {
  const place = scannerPlace();
  return place ? scanStream(place, source) : { state: "pending", told: "No scanner is configured any more." };
}

/** How a file begins that comes into the portal now: where there is a scanner, it waits for it before it counts. */
export const scanForNew = (): "pending" | "not-configured" => (scannerPlace() ? "pending" : "not-configured");
