import type { PortReading } from "../../proof/reading";
import { completeStep } from "../acts/complete-step";
import { verifyStep } from "../acts/verify-step";
import { readOffKeys } from "../read-off";
import type { RefusalCode } from "../refusal";
import type { Template } from "../template";
import { cast } from "./cast";
import { type GateScenario, leaving, ticking, upTo } from "./gate-scenario";
import { bySegment, complete, filled, readInFile } from "./play";
import { host, receiveScan, scan } from "./scans";
import type { Scene } from "./scene";

type Answers = Readonly<Record<string, string>>;

/** Shows the segment by a file that was read so, and nothing else. */
const showing =
  (...readings: readonly ((scene: Scene) => PortReading | null)[]) =>
  (scene: Scene): readonly RefusalCode[] =>
    saying((answers) => answers, ...readings)(scene);

/** The same, with something else said of what the file shows; null: a file that the portal cannot read. */
const saying =
  (
    said: (answers: Answers, scene: Scene) => Answers,
    ...readings: readonly ((scene: Scene) => PortReading | null)[]
  ) =>
  (scene: Scene): readonly RefusalCode[] => {
    const { key } = scene.step("prove-segment");
    const asked = filled(scene, key);
    const input = { ...asked, answers: said(asked.answers, scene) };
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

const unread = () => null;
const taken = (scene: Scene, hours: number): Answers => ({
  [readOffKeys.takenAt]: scene.at(hours).toISOString(),
});
const port = "443/tcp";
const of = (state: string, where = "rule 9"): Answers => ({
  [readOffKeys.state(port)]: state,
  [readOffKeys.where(port)]: where,
});

/** The port is down, and an extract that the portal cannot read shows it so. */
const portDown: GateScenario["prepare"] = (scene, wish) => leaving(scene, wish, ["prove-segment"]);

/** A coordinator verifies and says what they read themselves. */
const verifying =
  (said: (answers: Answers) => Answers) =>
  (scene: Scene): readonly RefusalCode[] => {
    const step = scene.step("prove-segment");
    const attemptId = scene.latestAttempt(step.key);
    return scene.codes(verifyStep, cast.cora, { attemptId, answers: said(readInFile(scene, step)) });
  };

const extract = (allows: boolean, at: Date | null = null): PortReading => ({
  kind: "extract",
  taken: at?.toISOString() ?? null,
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

export const proofScenarios: Readonly<Record<string, GateScenario>> = {
  G50: {
    wishes: [bySegment],
    edit: unasked,
    prepare: portDown,
    acts: [
      showing(),
      showing((scene) => scan(scene)),
      saying((_, scene) => taken(scene, 0), unread),
      saying((answers) => ({ ...answers, ...of("unknown") }), unread),
      saying((answers) => ({ ...answers, ...of("filtered", " ") }), unread),
      saying((answers) => ({ ...answers, ...of("closed") }), unread),
    ],
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
    // The better scan is the older one, attached afterwards.
    showing(
      (scene) => scan(scene, { hosts: [host({ "443/tcp": "open" })] }),
      (scene) => scan(scene, { ended: scene.at(-1 / 30).toISOString() }),
    ),
    scanOver(extract(true)),
    saying((answers) => ({ ...answers, ...of("open") }), unread),
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
    showing((scene) => extract(false, scene.at(-2))),
    showing((scene) => extract(false, scene.at(1))),
    saying(
      ({ [readOffKeys.takenAt]: _, ...answers }) => answers,
      () => extract(false),
    ),
    saying(({ [readOffKeys.takenAt]: _, ...answers }) => answers, unread),
    saying((answers, scene) => ({ ...answers, ...taken(scene, -2) }), unread),
    saying((answers, scene) => ({ ...answers, ...taken(scene, 1) }), unread),
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
  G60: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      moved(scene, wish);
      complete(scene, scene.step("prove-segment").key);
      const withheld = scene.facts.evidence.flatMap(({ id, attemptId, name }) =>
        attemptId ? [{ id, attemptId, name }] : [],
      );
      scene.facts = { ...scene.facts, withheld };
    },
    acts: [verifying((answers) => answers)],
  },
};

/** The same gates met by whoever verifies: what was accepted once is looked at again. */
export const furtherProofs: Readonly<Record<string, GateScenario>> = {
  G50: {
    wishes: [bySegment],
    prepare: (scene, wish) => {
      moved(scene, wish);
      complete(scene, scene.step("prove-segment").key);
    },
    acts: [
      verifying(() => ({})),
      verifying((answers) => ({ ...answers, ...of("unknown") })),
      verifying((answers) => ({ ...answers, ...of("filtered", "") })),
      (scene) => {
        const { key } = scene.step("prove-segment");
        const attempts = scene.facts.attempts.map((each) =>
          each.stepKey === key ? { ...each, answers: taken(scene, 0) } : each,
        );
        scene.facts = { ...scene.facts, attempts };
        return verifying((answers) => answers)(scene);
      },
    ],
  },
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
    acts: [verifying((answers) => answers)],
  },
};
