import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AdvisoryId, IncidentId, SiteId, SystemId } from "../ids";
import { exposures } from "../incidents/exposure-names";
import { decisionKinds } from "../matching/decisions";
import { matchLevels } from "../matching/matchable";
import { countedNames, countSystems } from "../status/counting";
import type { StatusChange } from "./change";
import { foldChanges, foldUntil, systemsAt } from "./fold";
import { fromStored, sumNumbers, toStored } from "./snapshot";

const minute = (index: number) => new Date(Date.UTC(2026, 10, 1, 0, index));
const text = (index: number) => minute(index).toISOString();

const who = fc.record({
  siteId: fc.constant("A" as SiteId),
  systemId: fc.constantFrom(...(["s1", "s2", "s3"] as SystemId[])),
  advisoryId: fc.constantFrom(...(["a1", "a2"] as AdvisoryId[])),
  incidentId: fc.constantFrom(...(["i1", "i2"] as IncidentId[])),
});

const what = fc.oneof(
  fc.record({ kind: fc.constant("system" as const), facts: fc.record({ retired: fc.boolean() }) }),
  fc.record({
    kind: fc.constant("match" as const),
    facts: fc.record({ level: fc.constantFrom(...matchLevels), recheck: fc.boolean() }),
  }),
  fc.record({
    kind: fc.constant("decision" as const),
    facts: fc.record({ decision: fc.constantFrom(...decisionKinds), at: fc.nat(90).map(text) }),
  }),
  fc.record({
    kind: fc.constant("incident" as const),
    facts: fc.oneof(
      fc.record({ openedAt: fc.nat(90).map(text), end: fc.constant(null), closedAt: fc.constant(null) }),
      fc.record({
        openedAt: fc.nat(90).map(text),
        end: fc.constantFrom("remediated" as const, "cancelled" as const, "withdrawn" as const),
        closedAt: fc.nat(90).map(text),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant("state" as const),
    facts: fc.record({
      exposure: fc.constantFrom(...exposures),
      holdsUntil: fc.option(fc.nat(90).map(text)),
      decide: fc.boolean(),
      care: fc.constant(null),
    }),
  }),
);

const history = fc
  .array(fc.tuple(who, what), { maxLength: 40 })
  .map((all) =>
    all.map(([place, change], index): StatusChange => ({ ...place, ...change, at: minute(index) })),
  );

const numbersAt = (changes: readonly StatusChange[], at: Date, advisoryId: AdvisoryId | null = null) =>
  countSystems(systemsAt(foldChanges(changes), { advisoryId, at }));

describe("the fold of what status rests on", () => {
  it("says at every instant what the changes up to it say, however it is cut", () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(45), { maxLength: 6 }), (changes, cuts) => {
        const instants = [...cuts].sort((a, b) => a - b).map(minute);
        const ask = (known: ReturnType<typeof foldChanges>, at: Date) =>
          countSystems(systemsAt(known, { advisoryId: null, at }));
        const whole = foldUntil(changes, instants, ask);
        const apart = instants.map((at) =>
          numbersAt(
            changes.filter((change) => change.at <= at),
            at,
          ),
        );
        expect(whole).toEqual(apart);
      }),
    );
  });

  it("rests on the last change of each kind alone", () => {
    fc.assert(
      fc.property(history, (changes) => {
        const place = (change: StatusChange) =>
          [
            change.systemId,
            change.kind,
            change.kind === "system" ? "" : change.advisoryId,
            "incidentId" in change && (change.kind === "incident" || change.kind === "state")
              ? change.incidentId
              : "",
          ].join(" ");
        const lastOnly = changes.filter(
          (change, index) => !changes.slice(index + 1).some((later) => place(later) === place(change)),
        );
        expect(numbersAt(lastOnly, minute(60))).toEqual(numbersAt(changes, minute(60)));
      }),
    );
  });

  it("counts each system once, and those of one advisory among those of all", () => {
    fc.assert(
      fc.property(history, (changes) => {
        const systems = new Set(changes.map((change) => change.systemId)).size;
        const n = numbersAt(changes, minute(60));
        expect(n.systems + n.withdrawn).toBeLessThanOrEqual(systems);
        expect(n.affected + n.unknown + n["not-affected"] + n["by-rule"] + n["not-looked-at"]).toBe(
          n.systems,
        );
        const one = numbersAt(changes, minute(60), "a1" as AdvisoryId);
        expect(one.exposed).toBeLessThanOrEqual(n.exposed);
      }),
    );
  });

  it("takes what ran out as exposed from that instant on", () => {
    const place = { siteId: "A" as SiteId, systemId: "s" as SystemId, advisoryId: "a" as AdvisoryId };
    const incident = { ...place, incidentId: "i" as IncidentId, at: minute(0) };
    const changes: StatusChange[] = [
      { ...place, at: minute(0), kind: "match", facts: { level: "likely", recheck: false } },
      { ...incident, kind: "incident", facts: { openedAt: text(0), end: null, closedAt: null } },
      {
        ...incident,
        kind: "state",
        facts: { exposure: "contained-segment", holdsUntil: text(10), decide: false, care: null },
      },
    ];
    expect(numbersAt(changes, minute(9))).toMatchObject({ contained: 1, exposed: 0 });
    expect(numbersAt(changes, minute(10))).toMatchObject({ contained: 0, exposed: 1 });
  });
});

describe("numbers", () => {
  it("come back from a snapshot as they were, and of two halves add up to the whole", () => {
    fc.assert(
      fc.property(history, (changes) => {
        const whole = numbersAt(changes, minute(60));
        expect(fromStored(JSON.parse(JSON.stringify(toStored(whole))))).toEqual(whole);
        const [one, other] = [true, false].map((first) =>
          numbersAt(
            changes.filter((change) => (change.systemId === "s1") === first),
            minute(60),
          ),
        );
        if (!one || !other) throw new Error("two halves");
        const sum = sumNumbers([one, other]);
        for (const name of countedNames) expect([name, sum[name]]).toEqual([name, whole[name]]);
        expect(sum.acceptedUntil).toEqual(whole.acceptedUntil);
      }),
    );
  });
});
