import type { PortReading } from "../../proof/reading";
import { completeStep } from "../acts/complete-step";
import { verifyStep } from "../acts/verify-step";
import { patchKeys } from "../patch";
import type { RefusalCode } from "../refusal";
import type { StepKind, Template } from "../template";
import { cast } from "./cast";
import { type GateScenario, leaving, ticking, upTo } from "./gate-scenario";
import { bySegment, complete, filled } from "./play";
import { host, receiveScan, scan } from "./scans";
import type { Scene } from "./scene";

/** Shows the segment by a file that was read so, and nothing else. */
const showing =
  (...readings: readonly ((scene: Scene) => PortReading)[]) =>
  (scene: Scene): readonly RefusalCode[] => {
    const { key } = scene.step("prove-segment");
    const input = filled(scene, key);
    scene.facts = {
      ...scene.facts,
      evidence: scene.facts.evidence.filter((file) => file.attemptId !== null),
    };
    for (const reading of readings) receiveScan(scene, key, reading(scene));
    return scene.codes(completeStep, cast.tess, input);
  };

const moved: GateScenario["prepare"] = (scene, wish) => upTo(scene, "prove-segment", wish);

const scanned = (...acts: GateScenario["acts"]): GateScenario => ({
  wishes: [bySegment],
  prepare: moved,
  acts,
});

/** A proof of the segment that no template asks for. */
const unasked = (template: Template): Template => ({
  ...template,
  steps: template.steps.map((step) => (step.kind === "prove-segment" ? { ...step, evidence: [] } : step)),
});

const extract = (allows: boolean): PortReading => ({
  kind: "extract",
  rules: [
    { to: "192.0.2.0/24", protocol: "tcp", ports: "443", allows },
    { to: "any", protocol: "any", ports: "1-65535", allows: false },
  ],
});

/** The extract came before the scan and is worse: each kind of file is judged. */
const scanOver = (reading: PortReading) =>
  showing(
    () => reading,
    (scene) => scan(scene),
  );

const typing =
  (kind: StepKind, name: string, version: string) =>
  (scene: Scene): readonly RefusalCode[] => {
    const { key } = scene.step(kind);
    const input = filled(scene, key);
    const answers = { ...input.answers, [patchKeys.package]: name, [patchKeys.version]: version };
    return scene.codes(completeStep, cast.tess, { ...input, answers });
  };

export const proofScenarios: Readonly<Record<string, GateScenario>> = {
  G50: {
    wishes: [bySegment],
    edit: unasked,
    prepare: (scene, wish) => leaving(scene, wish, ["prove-segment"]),
    acts: [showing(), showing((scene) => scan(scene))],
  },
  G51: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      moved(scene, wish);
      scene.facts = { ...scene.facts, ports: { confirmed: [], unconfirmed: ["443/tcp"] } };
    },
    acts: [ticking("prove-segment")],
  },
  G52: scanned(
    showing((scene) => scan(scene, { hosts: [host({ "443/tcp": "open" })] })),
    showing((scene) => scan(scene, { hosts: [host({}, "192.0.2.44", "closed")] })),
    showing((scene) => scan(scene, { hosts: [host({ "80/tcp": "undecided" })] })),
    showing(() => extract(true)),
    scanOver(extract(true)),
  ),
  G53: scanned(
    showing((scene) => scan(scene, { tried: { tcp: "80,443", udp: "3465" } })),
    showing((scene) => scan(scene, { hosts: [{ ...host(), up: false }] })),
    showing(() => ({
      kind: "extract",
      rules: [{ to: "any", protocol: "udp", ports: "any", allows: false }],
    })),
  ),
  G54: scanned(
    showing((scene) => scan(scene, { begun: scene.at(-2).toISOString() })),
    showing((scene) => scan(scene, { ended: scene.at(1).toISOString() })),
    (scene) => {
      scene.wait(30);
      return showing((later) =>
        scan(later, { begun: later.at(-25).toISOString(), ended: later.at(-24.5).toISOString() }),
      )(scene);
    },
  ),
  G55: scanned(
    showing((scene) => scan(scene, { hosts: [host({}, "192.0.2.45")] })),
    showing((scene) => scan(scene, { hosts: [] })),
    showing((scene) => scan(scene, { hosts: [host(), host()] })),
  ),
  G56: scanned(
    showing(() => ({ kind: "unread", fault: "no-end" })),
    showing(() => ({ kind: "unread", fault: "truncated" })),
  ),
  G57: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      upTo(scene, "install", wish);
      const plans = scene.facts.plans.map((plan) => ({ ...plan, expected: null }));
      scene.facts = { ...scene.facts, plans };
    },
    acts: [ticking("install")],
  },
  G58: {
    wishes: [bySegment],
    prepare: (scene, wish) => upTo(scene, "install", wish),
    acts: [
      typing("install", "KB4012212", "6.1.2"),
      typing("install", "KB4012213", "6.1.1"),
      typing("install", "KB4012212", " "),
    ],
  },
};

/** The same gates met by whoever verifies: what was accepted once is looked at again. */
export const furtherProofs: Readonly<Record<string, GateScenario>> = {
  G52: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      moved(scene, wish);
      complete(scene, scene.step("prove-segment").key);
      const worse = scan(scene, { hosts: [host({ "443/tcp": "open" })] });
      const evidence = scene.facts.evidence.map((file) =>
        file.stepKey === scene.step("prove-segment").key ? { ...file, portReading: worse } : file,
      );
      scene.facts = { ...scene.facts, evidence };
    },
    acts: [
      (scene) =>
        scene.codes(verifyStep, cast.cora, {
          attemptId: scene.latestAttempt(scene.step("prove-segment").key),
        }),
    ],
  },
  G58: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      upTo(scene, "install", wish);
      complete(scene, scene.step("install").key);
      const plans = scene.facts.plans.map((plan) => ({
        ...plan,
        expected: { package: "KB4012212", version: "6.1.3" },
      }));
      scene.facts = { ...scene.facts, plans };
    },
    acts: [
      (scene) =>
        scene.codes(verifyStep, cast.cora, { attemptId: scene.latestAttempt(scene.step("install").key) }),
    ],
  },
};
