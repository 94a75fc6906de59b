import type { PortReading } from "../../proof/reading";
import { readOffKeys } from "../read-off";
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
        taken: chance.pick([null, scene.at(-0.1), scene.at(-40)])?.toISOString() ?? null,
        rules: [{ to: "any", protocol: "any", ports: "any", allows: chance.maybe(0.3) }],
      }),
    ],
  ];
  return (chance.weighed(ways) ?? good)();
}

/** What a person says that a file shows: mostly that the ports are filtered, now and then less, or nothing at all. */
export function asRead(chance: Chance, answers: Answers): Answers {
  const port = chance.pick(["80/tcp", "443/tcp", "3465/tcp"] as const);
  const keys = [readOffKeys.state(port), readOffKeys.where(port), readOffKeys.takenAt];
  const [state, where, taken] = keys.map((key) => key in answers);
  if (!state || !where || !taken || chance.maybe(0.7)) return answers;
  const without = (...left: readonly string[]) =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => !left.includes(key)));
  return chance.pick([
    { ...answers, [readOffKeys.state(port)]: "open" },
    { ...answers, [readOffKeys.state(port)]: "unknown" },
    { ...answers, [readOffKeys.where(port)]: " " },
    { ...answers, [readOffKeys.takenAt]: "2026-01-01T00:00:00Z" },
    without(readOffKeys.takenAt),
    without(...keys.slice(0, 2)),
  ]);
}
type Answers = Readonly<Record<string, string>>;

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
