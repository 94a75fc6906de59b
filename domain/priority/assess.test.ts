import { describe, expect, it, test } from "vitest";
import type { Score } from "../advisories/advisory";
import { answerImpact } from "../checklist/acts/answer-impact";
import { reportWorseState } from "../checklist/acts/report-worse-state";
import { templates } from "../checklist/templates";
import { cast } from "../checklist/testing/cast";
import { reachKind } from "../checklist/testing/gate-scenario";
import { byException, bySegment, byStandalone, complete, reach, verify } from "../checklist/testing/play";
import { Scene } from "../checklist/testing/scene";
import { assess } from "./assess";
import { type Listed, type Threatening, threatOf } from "./threat";

const score = (version: Score["version"], vector: string | null): Score => ({
  version,
  vector,
  baseScore: null,
  severity: null,
  productIds: [],
  path: "/",
});
const network = score("3.0", "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
const note = (text: string) => ({ category: "general", title: null, text, productIds: [], path: "/" });

type Vulnerability = Threatening["vulnerabilities"][number];
const vulnerability = (changes: Partial<Vulnerability> = {}): Vulnerability => ({
  cve: "CVE-2015-1635",
  scores: [network],
  statements: [],
  notes: [],
  ...changes,
});
const advisory = (text = "", ...vulnerabilities: Vulnerability[]): Threatening => ({
  vulnerabilities: vulnerabilities.length > 0 ? vulnerabilities : [vulnerability()],
  notes: [note(text)],
});
const silent: Listed = { version: "2026.11.01", cves: [] };
const listing: Listed = { version: "2026.11.01", cves: ["CVE-2015-1635"] };

describe("exploitation", () => {
  const of = (given: Threatening, kev: Listed) => {
    const { value, known } = threatOf(given, kev).exploitation;
    return [value, known];
  };

  it("is active by the catalogue, and unknown counts as active, said so", () => {
    expect(of(advisory(), listing)).toEqual(["active", true]);
    expect(of(advisory(), null)).toEqual(["active", false]);
    expect(of(advisory("Exploits are publicly available."), null)).toEqual(["active", false]);
    expect(threatOf(advisory(), null).exploitation.because[0]).toContain("unknown, which counts as active");
    expect(of(advisory("", vulnerability({ cve: null })), silent)).toEqual(["active", false]);
    expect(of(advisory(), silent)).toEqual(["none", true]);
  });

  it.each([
    "Exploits that target these vulnerabilities are publicly available.",
    "Public exploits exist for these vulnerabilities.",
    "Publicly available exploits target it.",
    "A proof-of-concept was published.",
    "It is remote. Exploits that target these vulnerabilities are known to be publicly available.",
  ])("is public where the advisory says so: %s", (text) => {
    expect(of(advisory(text), silent)).toEqual(["public-poc", true]);
    const threat = {
      kind: "threat",
      label: "exploit_status",
      text,
      date: null,
      productIds: [],
      path: "/",
    } as const;
    expect(of(advisory("", vulnerability({ statements: [threat] })), silent)).toEqual(["public-poc", true]);
  });

  it.each([
    "No known public exploits specifically target these vulnerabilities.",
    "No known public exploitation specifically targeting these vulnerabilities has been reported to CISA at this time.",
    "These vulnerabilities could be exploited remotely.",
    "An attacker with a low skill level would be able to exploit these vulnerabilities.",
    "It is not known to be actively exploited.",
  ])("is none where it does not: %s", (text) => {
    expect(of(advisory(text), silent)).toEqual(["none", true]);
  });

  it("is active where the advisory says so", () => {
    expect(of(advisory("It is actively exploited."), silent)).toEqual(["active", true]);
    const dated = { kind: "exploitation", label: "exploited", text: "2026-01-02", date: null } as const;
    const statements = [{ ...dated, productIds: [], path: "/" }];
    expect(of(advisory("", vulnerability({ statements })), silent)).toEqual(["active", true]);
  });
});

describe("automatable", () => {
  const of = (...scores: Score[]) => {
    const { value, known } = threatOf(advisory("", vulnerability({ scores })), silent).automatable;
    return [value, known];
  };

  it("is an attack over the network, without privileges or interaction", () => {
    expect(of(network)).toEqual(["yes", true]);
    expect(of(score("2.0", "AV:N/AC:L/Au:N/C:C/I:C/A:C"))).toEqual(["yes", true]);
    expect(of(score("4.0", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"))).toEqual([
      "yes",
      true,
    ]);
    for (const changed of ["AV:A", "PR:L", "UI:R"]) {
      const metric = changed.slice(0, 2);
      const vector = network.vector?.replace(new RegExp(`/${metric}:.`), `/${changed}`) ?? null;
      expect(of(score("3.0", vector))).toEqual(["no", true]);
    }
    expect(of(score("2.0", "AV:N/AC:L/Au:S/C:C/I:C/A:C"))).toEqual(["no", true]);
  });

  it("is unknown without a vector, which counts as yes", () => {
    expect(of()).toEqual(["yes", false]);
    expect(of(score("3.0", null))).toEqual(["yes", false]);
    const local = vulnerability({ scores: [score("3.1", "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H")] });
    const both = advisory("", local, vulnerability({ cve: "CVE-2015-1497", scores: [] }));
    expect(threatOf(both, silent).automatable).toMatchObject({ value: "yes", known: false });
    expect(threatOf({ vulnerabilities: [], notes: [] }, silent).automatable.known).toBe(false);
  });
});

const threat = threatOf(advisory(), listing);
const seen = (scene: Scene) => assess({ facts: scene.facts, evaluation: scene.see(), threat });
const at = (scene: Scene) => {
  const found = seen(scene);
  return found && [found.priority, found.values.exposure, found.lapsed];
};

describe.each(templates)("the priority over $key", (template) => {
  test("is immediate while nothing is known, and does not move with a step that is only done", () => {
    const scene = new Scene(template);
    expect(at(scene)).toEqual(["immediate", "open", "immediate"]);
    for (const kind of ["clearance", "backup", "empty-queue"] as const) reachKind(scene, kind, byStandalone);
    expect(at(scene)?.slice(1)).toEqual(["open", "immediate"]);
    complete(scene, "disconnect");
    expect(at(scene)).toEqual(["immediate", "open", "immediate"]);
    verify(scene, "disconnect");
    expect(at(scene)).toEqual(["out-of-cycle", "small", "immediate"]);
  });

  test("is controlled in a verified segment, and open again after a report or a missed attestation", () => {
    const scene = new Scene(template);
    for (const before of scene.step("prove-segment").requires) reach(scene, before, bySegment);
    complete(scene, "verify-segmentation");
    expect(at(scene)?.[1]).toBe("open");
    verify(scene, "verify-segmentation");
    expect(at(scene)).toEqual(["out-of-cycle", "controlled", "immediate"]);
    const later = new Scene(template);
    later.resume(scene);
    later.wait(31 * 24);
    expect(at(later)).toEqual(["immediate", "open", "immediate"]);
    const report = { kind: "found-connected", foundAt: scene.now, reason: "plugged in" } as const;
    scene.must(reportWorseState, cast.tess, report);
    expect(at(scene)).toEqual(["immediate", "open", "immediate"]);
  });

  test("stays open under an accepted risk, because the system is connected", () => {
    const scene = new Scene(template);
    for (const kind of ["controls", "acceptance"] as const) reachKind(scene, kind, byException);
    expect(scene.see().exposure.value).toBe("risk-accepted");
    expect(at(scene)?.[1]).toBe("open");
  });

  test.each([
    [null, "yes", "fully", "high", false],
    [0, "unknown", "fully", "low", true],
    [0, "yes", "not", "high", false],
    [12, "yes", "partially", "medium", true],
    [12, "no", "fully", "high", true],
    [12, "no", "not", "very-high", true],
    [12, "unknown", "fully", "very-high", false],
    [null, "no", "fully", "very-high", false],
  ] as const)(
    "%s exams, alternative %s, works %s: human impact %s",
    (exams, alternative, level, impact, known) => {
      const scene = new Scene(template);
      expect(seen(scene)?.inputs.humanImpact).toMatchObject({ value: "very-high", known: false });
      reachKind(scene, "impact", bySegment);
      scene.must(answerImpact, cast.lena, {
        functionLevel: level,
        since: scene.now,
        examsPerDay: exams,
        alternative,
        alternativeText: null,
        seen: scene.facts.impactAnswers.at(-1)?.id ?? null,
      });
      expect(seen(scene)?.inputs.humanImpact).toMatchObject({ value: impact, known });
    },
  );

  test("ends with the incident", () => {
    const scene = new Scene(template);
    const { incident } = scene.facts;
    const ended = { at: scene.now, as: "cancelled", by: { id: cast.cora.id, name: "Cora" } } as const;
    scene.facts = { ...scene.facts, incident: { ...incident, closed: ended } };
    expect(seen(scene)).toBeNull();
  });
});
