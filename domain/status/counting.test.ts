import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exposures } from "../incidents/exposure-names";
import { decisionKinds } from "../matching/decisions";
import { matchLevels } from "../matching/matchable";
import {
  affectedPlaces,
  countedNames,
  countSystems,
  isCounted,
  nothingDecided,
  type SystemGroup,
  worstFirst,
} from "./counting";
import { type CareAnswer, careImpact, type Pair, type StatusSystem, systemPlace } from "./system";

const care: fc.Arbitrary<CareAnswer> = fc.record({
  function: fc.constantFrom("fully", "partially", "not"),
  exams: fc.option(fc.nat({ max: 40 })),
  alternative: fc.constantFrom("yes", "no", "unknown"),
});

const anyPair: fc.Arbitrary<Pair> = fc.record({
  level: fc.constantFrom(...matchLevels),
  recheck: fc.boolean(),
  decision: fc.option(fc.constantFrom(...decisionKinds)),
  incident: fc.oneof(
    fc.constant(null),
    fc.record({
      end: fc.constant(null),
      exposure: fc.constantFrom(...exposures),
      decide: fc.boolean(),
      care: fc.option(care),
    }),
    fc.record({
      end: fc.constantFrom("remediated" as const, "cancelled" as const, "withdrawn" as const),
      decidedSince: fc.boolean(),
    }),
  ),
});

const anySystem: fc.Arbitrary<StatusSystem> = fc.record({
  retired: fc.boolean(),
  excluded: fc.nat({ max: 2 }),
  pairs: fc.array(anyPair, { maxLength: 3 }),
});

const anyGroups = fc.array(
  fc.record({
    siteId: fc.constantFrom("A", "B", "C"),
    system: anySystem,
    count: fc.integer({ min: 1, max: 5 }),
    acceptedUntil: fc.option(fc.date({ noInvalidDate: true })),
  }),
  { maxLength: 12 },
);

const pair = (change: Partial<Pair>): Pair => ({
  level: "likely",
  recheck: false,
  decision: null,
  incident: null,
  ...change,
});
const system = (...pairs: readonly Pair[]): StatusSystem => ({ retired: false, excluded: 0, pairs });
const one = (of: StatusSystem, acceptedUntil: Date | null = null): SystemGroup<string> => ({
  siteId: "A",
  system: of,
  count: 1,
  acceptedUntil,
});
const open = (exposure: (typeof exposures)[number], answer: CareAnswer | null = null) =>
  pair({ decision: "affected", incident: { end: null, exposure, decide: false, care: answer } });

describe("the numbers of status", () => {
  it("add up: affected and every system of the inventory, whatever is known of them", () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const n = countSystems(groups);
        expect(affectedPlaces.reduce((sum, place) => sum + n[place], 0)).toBe(n.affected);
        expect(n["contained-standalone"] + n["contained-segment"]).toBe(n.contained);
        expect(n.affected + n.unknown + n["not-affected"] + n["by-rule"] + n["not-looked-at"]).toBe(
          n.systems,
        );
        const everything = groups.filter(
          (each) => !each.system.retired || each.system.pairs.some((p) => p.incident?.end === null),
        );
        expect(everything.reduce((sum, each) => sum + each.count, 0)).toBe(n.systems);
      }),
    );
  });

  it("of the sites add up to those of all together, and each to the systems it counts", () => {
    fc.assert(
      fc.property(anyGroups, (groups) => {
        const all = countSystems(groups);
        const sites = ["A", "B", "C"].map((id) => countSystems(groups.filter((each) => each.siteId === id)));
        for (const name of countedNames) {
          expect(sites.reduce((sum, site) => sum + site[name], 0)).toBe(all[name]);
          const counted = groups.filter((each) => isCounted(name, each.system));
          expect(counted.reduce((sum, each) => sum + each.count, 0)).toBe(all[name]);
        }
        expect(sites.reduce((sum, site) => sum + site.exams, 0)).toBe(all.exams);
      }),
    );
  });

  it("never show an unknown as safe: a system with one open question is exposed, accepted or unknown", () => {
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 3 }), (others) => {
        const place = systemPlace({ retired: false, excluded: 1, pairs: [...others, pair({})] });
        expect(["exposed", "risk-accepted", "unknown"]).toContain(place);
      }),
    );
  });

  it("get no better by a further advisory", () => {
    fc.assert(
      fc.property(anySystem, anyPair, (before, further) => {
        fc.pre(!before.retired);
        const after = { ...before, pairs: [...before.pairs, further] };
        const groups = (of: StatusSystem) => countSystems([one(of)]);
        const safe = ({ systems, exposed, unknown, ...n }: ReturnType<typeof groups>) =>
          systems - exposed - unknown - n["risk-accepted"];
        expect(safe(groups(after))).toBeLessThanOrEqual(safe(groups(before)));
      }),
    );
  });
});

describe("where a system stands", () => {
  const place = (...pairs: readonly Pair[]) => systemPlace(system(...pairs));

  it("counts a system decided affected without an incident as exposed and unopened", () => {
    const found = countSystems([one(system(pair({ decision: "affected" })))]);
    expect(found).toMatchObject({ affected: 1, exposed: 1, unopened: 1, "care-unknown": 1 });
    expect(countSystems([one(system(open("exposed")))])).toMatchObject({ exposed: 1, unopened: 0 });
  });

  it("lets an open incident speak before the decision", () => {
    expect(place({ ...open("contained-segment"), decision: "not-affected" })).toBe("contained-segment");
  });

  it("takes a closed remediated incident as back in service, until it is decided otherwise", () => {
    const closed = (decision: Pair["decision"], decidedSince: boolean) =>
      place(pair({ decision, incident: { end: "remediated", decidedSince } }));
    expect(closed("affected", false)).toBe("back-in-service");
    expect(closed("affected", true)).toBe("back-in-service");
    expect(closed("not-affected", false)).toBe("back-in-service");
    expect(closed("not-affected", true)).toBe("not-affected");
  });

  it("takes a cancelled incident as not affected, until it is decided anew", () => {
    const cancelled = (decidedSince: boolean) =>
      place(pair({ decision: "affected", incident: { end: "cancelled", decidedSince } }));
    expect(cancelled(false)).toBe("not-affected");
    expect(cancelled(true)).toBe("exposed");
  });

  it("tells apart what a rule excludes, what is decided, what is asked and what nobody looked at", () => {
    expect(place(pair({ level: "excluded" }))).toBe("by-rule");
    expect(systemPlace({ retired: false, excluded: 1, pairs: [] })).toBe("by-rule");
    expect(place(pair({ level: "excluded", recheck: true }))).toBe("unknown");
    expect(place(pair({ decision: "not-affected" }))).toBe("not-affected");
    expect(place()).toBe("not-looked-at");
    const asked = countSystems([one(system(pair({ decision: "ask-vendor" })))]);
    expect(asked).toMatchObject({ unknown: 1, "vendor-asked": 1, "not-affected": 0 });
  });

  it("counts a withdrawn system apart, and in full again while an incident of it runs", () => {
    const gone = pair({ decision: "affected", incident: { end: "withdrawn", decidedSince: false } });
    const apart = { ...system(gone), retired: true };
    expect(countSystems([one(apart)])).toMatchObject({ systems: 0, affected: 0, unopened: 0, withdrawn: 1 });
    const running = { ...system(gone, open("contained-standalone")), retired: true };
    expect(countSystems([one(running)])).toMatchObject({ systems: 1, affected: 1, withdrawn: 0 });
    expect(countSystems([one({ ...apart, retired: false })])).toMatchObject({ exposed: 1, withdrawn: 0 });
  });
});

describe("care impact", () => {
  const answer = (change: Partial<CareAnswer>): CareAnswer => ({
    function: "partially",
    exams: 12,
    alternative: "yes",
    ...change,
  });

  it("adds the exams of impaired systems and leaves unknown what nobody has said", () => {
    const found = countSystems([
      one(system(open("exposed", answer({ alternative: "no" })))),
      one(system(open("exposed", answer({ exams: null })))),
      one(system(open("exposed", answer({ function: "fully" })))),
      one(system(open("exposed"))),
    ]);
    expect(found).toMatchObject({
      exams: 12,
      "care-impaired": 2,
      "care-no-alternative": 1,
      "care-unknown": 2,
    });
  });

  it("takes the worst answer of several incidents of a system, once", () => {
    const both = system(
      open("exposed", answer({ exams: 4 })),
      open("remediated", answer({ function: "not", exams: 9, alternative: "no" })),
    );
    expect(careImpact(both)).toEqual({ kind: "impaired", exams: 9, alternative: "no" });
  });

  it("ends with the incident", () => {
    const closed = pair({ decision: "affected", incident: { end: "remediated", decidedSince: false } });
    expect(careImpact(system(closed))).toEqual({ kind: "none" });
  });
});

describe("sites", () => {
  const site = (name: string, ...systems: readonly StatusSystem[]) => ({
    name,
    numbers: countSystems(systems.map((each) => one(each))),
  });

  it("stand worst first: by exposed and unknown together, then by exposed", () => {
    const quiet = site("Quiet", system(open("remediated")));
    const silent = site("Silent", system(pair({})), system(pair({})));
    const hit = site("Hit", system(open("exposed")), system(pair({})));
    const accepted = site("Accepted", system(open("risk-accepted")));
    const order = [quiet, accepted, silent, hit].sort(worstFirst).map((each) => each.name);
    expect(order).toEqual(["Hit", "Silent", "Accepted", "Quiet"]);
  });

  it("show no 0 where nobody has decided anything", () => {
    expect(nothingDecided(site("A", system(pair({})), system(pair({ level: "excluded" }))).numbers)).toBe(
      true,
    );
    expect(nothingDecided(site("B", system(pair({})), system(open("exposed"))).numbers)).toBe(false);
    expect(nothingDecided(site("C", system(pair({ level: "excluded" }))).numbers)).toBe(false);
  });

  it("name the first end of their accepted risks, and only of those that still hold", () => {
    const [early, late] = [new Date("2026-12-01T00:00:00Z"), new Date("2026-12-12T00:00:00Z")];
    const accepted = system(open("risk-accepted"));
    const found = countSystems([one(accepted, late), one(accepted, early)]);
    expect(found.acceptedUntil).toEqual(early);
    const worse = system(open("risk-accepted"), open("exposed"));
    expect(countSystems([one(worse, early), one(accepted, late)]).acceptedUntil).toEqual(late);
  });
});
