import { expect, test } from "vitest";
import { expiryKinds } from "../checklist/expiries";
import type { DomainEvent } from "../events";
import { telling } from "./notice";

const place = { siteId: null, incidentId: null, subjectId: null };
// Safe because the tests give each type the data it has.
const event = (type: string, data: object) => ({ type, data, ...place }) as DomainEvent;
const attempt = { step: "isolate", title: "Isolate", attempt: "a1", reason: "Too dark" };

test("a returned step goes to whoever did it, and leads to it", () => {
  for (const type of ["step.rejected", "step.reopened"]) {
    expect(telling(event(type, attempt))).toEqual({
      kind: "step-returned",
      step: "isolate",
      to: [{ who: "doers", attempt: "a1" }],
    });
  }
});

test("a void signature goes to its signer, a worse state to those who decide at the site", () => {
  expect(telling(event("approval.voided", { approval: "s1" }))?.to).toEqual([
    { who: "signer", approval: "s1" },
  ]);
  expect(telling(event("report.made", {}))?.to).toEqual([
    { who: "role", role: "coordinator" },
    { who: "role", role: "clinical-lead" },
  ]);
});

test("of the clinical answers only a withdrawal is told", () => {
  for (const answer of ["cleared", "refused"])
    expect(telling(event("clearance.answered", { answer }))).toBeNull();
  expect(telling(event("clearance.answered", { answer: "withdrawn" }))?.kind).toBe("clearance-withdrawn");
});

test("whatever runs out is told to the incident's coordinator and to somebody who can act, before and after", () => {
  for (const kind of expiryKinds) {
    const data = { kind, step: "isolate" };
    const [near, passed] = [telling(event("expiry.near", data)), telling(event("expiry.passed", data))];
    expect([near?.kind, passed?.kind]).toEqual(["expiry-near", "expiry-passed"]);
    expect(near?.to).toEqual(passed?.to);
    expect(near?.to).toContainEqual({ who: "own-coordinator" });
    expect(near?.to.length).toBeGreaterThan(1);
  }
});

test("whoever is assigned, mentioned or asked is told by id, and nobody where nobody is named", () => {
  const named = { step: "isolate", mentions: ["p1", "p2"], newMentions: ["p2"] };
  const people = (...ids: string[]) => [{ who: "people", ids }];
  expect(telling(event("incident.assigned", { to: { id: "p1", name: "Tess" } }))).toEqual({
    kind: "assigned",
    step: null,
    to: people("p1"),
  });
  expect(telling(event("incident.assigned", { to: null }))).toBeNull();
  expect(telling(event("comment.added", named))?.to).toEqual(people("p1", "p2"));
  expect(telling(event("comment.added", { ...named, mentions: [] }))).toBeNull();
  expect(telling(event("comment.corrected", named))?.to).toEqual(people("p2"));
  expect(telling(event("step.asked", { step: "isolate", who: [{ id: "p3", name: "Dr. Meyer" }] }))).toEqual({
    kind: "asked",
    step: "isolate",
    to: people("p3"),
  });
});

test("an ordinary act tells nobody", () => {
  for (const type of ["step.completed", "step.verified", "incident.opened", "evidence.received"])
    expect(telling(event(type, attempt))).toBeNull();
});
