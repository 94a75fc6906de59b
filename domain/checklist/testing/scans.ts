import type { PortReading, PortState, ScanReading } from "../../proof/reading";
import type { Scene } from "./scene";

/** A scan of the scene's system, a minute old, that shows every port of the advisory filtered. */
export function scan(scene: Scene, changes: Partial<ScanReading> = {}): PortReading {
  const minuteAgo = scene.at(-1 / 60).toISOString();
  return {
    kind: "scan",
    begun: minuteAgo,
    ended: minuteAgo,
    tried: { tcp: "80,443,3465", udp: "" },
    hosts: [host()],
    ...changes,
  };
}

export const host = (
  listed: Readonly<Record<string, PortState>> = {},
  address = "192.0.2.44",
  rest: PortState = "filtered",
) => ({ addresses: [address], up: true, listed, rest });

/** Attaches a file that the portal read so (null: could not read), as what the step requires first. */
export function receiveScan(scene: Scene, key: string, reading: PortReading | null): void {
  const asked = scene.sees(key).step.evidence.find(({ kind, required }) => kind === "file" && required);
  scene.receive(key, asked?.key ?? null, reading);
}
