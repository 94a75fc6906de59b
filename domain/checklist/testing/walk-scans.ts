import type { PortReading } from "../../proof/reading";
import type { Step } from "../template";
import type { Chance } from "./chance";
import { host, scan } from "./scans";
import type { Scene } from "./scene";

/** A scan as people bring one: mostly good, now and then wrong in one of the ways there are. */
export function someScan({ scene, chance }: Readonly<{ scene: Scene; chance: Chance }>): PortReading {
  const good = () => scan(scene);
  const ways: readonly (readonly [number, () => PortReading])[] = [
    [8, good],
    [
      1,
      () =>
        scan(scene, { hosts: [host({ "443/tcp": chance.pick(["open", "closed", "undecided"] as const) })] }),
    ],
    [1, () => scan(scene, { tried: { tcp: "80,443", udp: "" } })],
    [1, () => scan(scene, { hosts: [host({}, "192.0.2.45")] })],
    [1, () => scan(scene, { begun: scene.at(-30).toISOString(), ended: scene.at(-29).toISOString() })],
    [0.5, () => ({ kind: "unread", fault: "no-end" })],
    [
      1,
      () => ({
        kind: "extract",
        rules: [{ to: "any", protocol: "any", ports: "any", allows: chance.maybe(0.3) }],
      }),
    ],
  ];
  return (chance.weighed(ways) ?? good)();
}

/** The files just attached to a step that proves ports were scans; what was refused is mostly replaced. */
export function asScans(walk: Readonly<{ scene: Scene; chance: Chance }>, step: Step): void {
  const { scene, chance } = walk;
  if ((step.kind !== "prove-segment" && step.kind !== "end-permit") || !chance.maybe(0.6)) return;
  const evidence = scene.facts.evidence.map((file) =>
    file.stepKey === step.key && file.attemptId === null && !file.portReading
      ? { ...file, portReading: someScan(walk) }
      : file,
  );
  scene.facts = { ...scene.facts, evidence };
}

/** What no answer has taken along is replaced. */
export function replaceUnbound(scene: Scene): void {
  const evidence = scene.facts.evidence.map((file) =>
    file.attemptId === null ? { ...file, superseded: true } : file,
  );
  scene.facts = { ...scene.facts, evidence };
}
