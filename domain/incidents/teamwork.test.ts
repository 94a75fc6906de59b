import { describe, expect, it } from "vitest";
import type { PersonId, RecordId } from "../ids";
import { type Assignment, decideAssignment, seeingRoles, workingRoles } from "./assignment";
import { decideComment, decideCorrection, decideWithdrawal, type StoredComment } from "./comment";

const person = (name: string) => ({ id: name as PersonId, name });
const [tess, cora, sam] = [person("Tess"), person("Cora"), person("Sam")];
const record = (name: string) => name as RecordId;
const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }) =>
  outcome.ok ? "ok" : outcome.refusal.code;

describe("a comment", () => {
  const typed = { text: "Ask Cora", mentions: [cora.id], typedBy: tess.id };
  const said: StoredComment = {
    id: record("k1"),
    by: tess,
    text: "Ask Cora",
    mentions: [cora.id],
    correctedBy: null,
    withdrawnBy: null,
  };

  it("mentions only people who may see the incident, each once", () => {
    const twice = { ...typed, mentions: [cora.id, cora.id] };
    expect(decideComment(twice, tess, [tess, cora])).toEqual({
      ok: true,
      value: { text: "Ask Cora", mentions: [cora.id] },
    });
    expect(codeOf(decideComment({ ...typed, mentions: [sam.id] }, tess, [tess, cora]))).toBe(
      "mention-out-of-reach",
    );
  });

  it("is never sent under another name than that of who typed it", () => {
    expect(codeOf(decideComment(typed, cora, [tess, cora]))).toBe("another-person");
    expect(codeOf(decideCorrection(said, typed, cora, [tess, cora]))).not.toBe("ok");
  });

  it("is corrected by who wrote it alone, as it was seen, and tells whom it mentions anew", () => {
    const again = { ...typed, text: "Ask Cora and me", mentions: [cora.id, tess.id] };
    expect(decideCorrection(said, again, tess, [tess])).toMatchObject({
      ok: true,
      value: { of: said, newMentions: [tess.id] },
    });
    expect(codeOf(decideCorrection(said, { ...again, typedBy: cora.id }, cora, [cora]))).toBe(
      "not-your-comment",
    );
    expect(codeOf(decideCorrection({ ...said, correctedBy: record("k2") }, again, tess, [tess]))).toBe(
      "corrected-meanwhile",
    );
    expect(codeOf(decideCorrection({ ...said, withdrawnBy: "Cora" }, again, tess, [tess]))).toBe(
      "withdrawn-already",
    );
    expect(codeOf(decideCorrection(said, typed, tess, [tess, cora]))).toBe("nothing-changed");
    expect(codeOf(decideCorrection(null, again, tess, [tess]))).toBe("unknown-comment");
  });

  it("is withdrawn by who wrote it or by a coordinator, once", () => {
    expect(codeOf(decideWithdrawal(said, { ...tess, roles: ["technician"] }))).toBe("ok");
    expect(codeOf(decideWithdrawal(said, { ...cora, roles: ["coordinator"] }))).toBe("ok");
    expect(codeOf(decideWithdrawal(said, { ...sam, roles: ["technician"] }))).toBe("not-your-comment");
    expect(codeOf(decideWithdrawal({ ...said, withdrawnBy: "Tess" }, { ...tess, roles: [] }))).toBe(
      "withdrawn-already",
    );
  });
});

describe("an assignment", () => {
  const incident = { key: "INC-2026-0001", closed: false };
  const last: Assignment = {
    id: record("g1"),
    person: { ...tess, works: true },
    by: "Cora",
    at: new Date(0),
  };
  const on = { incident, last, working: [tess, cora] };

  it("goes to somebody who works at the site, or to nobody", () => {
    expect(decideAssignment(on, { seen: last.id, personId: cora.id })).toEqual({
      ok: true,
      value: { before: tess, to: cora },
    });
    expect(decideAssignment(on, { seen: last.id, personId: null })).toEqual({
      ok: true,
      value: { before: tess, to: null },
    });
    expect(codeOf(decideAssignment(on, { seen: last.id, personId: sam.id }))).toBe("does-not-work-here");
  });

  it("is refused where it changes nothing, where it was changed meanwhile, and where the incident is closed", () => {
    expect(codeOf(decideAssignment(on, { seen: last.id, personId: tess.id }))).toBe("assigned-already");
    expect(codeOf(decideAssignment({ ...on, last: null }, { seen: null, personId: null }))).toBe(
      "assigned-already",
    );
    expect(codeOf(decideAssignment(on, { seen: null, personId: cora.id }))).toBe("changed-meanwhile");
    const closed = { ...on, incident: { ...incident, closed: true } };
    expect(codeOf(decideAssignment(closed, { seen: last.id, personId: cora.id }))).toBe("incident-closed");
  });

  it("is for those who do steps; mentioned is who may see", () => {
    expect([...workingRoles].sort()).toEqual(["clinical-lead", "coordinator", "technician"]);
    expect([...seeingRoles].sort()).toEqual([
      "auditor",
      "clinical-lead",
      "coordinator",
      "executive",
      "technician",
    ]);
  });
});
