import { describe, expect, it } from "vitest";
import type { Sentence } from "../incidents/telling";
import { fieldsOfEvent, tellSystemEvent } from "./event-words";
import { nobodySaid } from "./system";

const plain = (sentence: Sentence | null) =>
  sentence
    ?.map((part) => {
      if (typeof part === "string") return part;
      if ("strong" in part) return part.strong;
      return "code" in part ? part.code : part.title;
    })
    .join("");

const by = {
  who: "Cora",
  recordedAt: new Date("2026-11-20T09:00:00Z"),
  tell: (at: Date) => at.toISOString(),
};
const tell = (type: string, data: unknown) =>
  plain(tellSystemEvent({ type, data }, by, () => "ICSMA-17-215-02"));

describe("the history of a system", () => {
  it("tells a correction field by field, and unknown as unknown", () => {
    const changes = [
      { field: "operatingSystem", before: "Windows 7", after: "" },
      { field: "vlan", before: "", after: "418" },
      { field: "examsPerDay", before: null, after: 12 },
      { field: "state", before: "in-service", after: "out-of-service" },
    ];
    expect(tell("system.corrected", { changes })).toBe(
      "Cora corrected operating system, VLAN, exams a day and state.",
    );
    expect(fieldsOfEvent({ type: "system.corrected", data: { changes } })).toEqual([
      { name: "Operating system", before: "“Windows 7”", after: "unknown" },
      { name: "VLAN", before: "unknown", after: "“418”" },
      { name: "Exams a day", before: "unknown", after: "“12”" },
      { name: "State", before: "in service", after: "out of service" },
    ]);
    expect(fieldsOfEvent({ type: "system.merged", data: { changes } })).toHaveLength(4);
  });

  it("tells with what a system was registered, without what nobody had said", () => {
    const fields = { ...nobodySaid, assetTag: "CT-1", manufacturer: "Siemens", examsPerDay: 0 };
    expect(tell("system.registered", { assetTag: "CT-1", fields })).toBe(
      "Cora registered the system as CT-1.",
    );
    expect(fieldsOfEvent({ type: "system.registered", data: { assetTag: "CT-1", fields } })).toEqual([
      { name: "Manufacturer", before: null, after: "“Siemens”" },
      { name: "Exams a day", before: null, after: "“0”" },
    ]);
  });

  it("tells an identity in a sentence, and what it says field by field", () => {
    const change = { field: "serial", before: "", after: "11023" };
    const added = { outcome: "added", modality: "PT", changes: [change] };
    expect(tell("identity.recorded", added)).toBe("Cora added the PT identity from a DICOM file.");
    expect(fieldsOfEvent({ type: "identity.recorded", data: added })).toEqual([
      { name: "Serial number", before: null, after: "“11023”" },
    ]);
    const replaced = { ...added, outcome: "replaced" };
    expect(fieldsOfEvent({ type: "identity.recorded", data: replaced })[0]?.before).toBe("unknown");
    expect(fieldsOfEvent({ type: "system.retired", data: {} })).toEqual([]);
  });

  it("tells a decision with its reason, and why it is to be checked again", () => {
    const decided = { advisoryId: "a", decision: "not-affected", reason: "Letter", question: null };
    expect(tell("match.decided", decided)).toBe("Cora decided for ICSMA-17-215-02: not affected: Letter.");
    expect(tell("match.recheck-needed", { advisoryId: "a", cause: "revision" })).toBe(
      "The match with ICSMA-17-215-02 is to be checked again, because a new revision came.",
    );
  });

  it("tells what its incidents do to it, and leaves out what it does not know", () => {
    expect(
      tell("network.changed", {
        from: "business",
        to: "disconnected",
        act: "disconnect",
        since: by.recordedAt.toISOString(),
      }),
    ).toContain("disconnected");
    expect(tell("person.added", {})).toBeUndefined();
  });

  it("tells a question to a vendor that nobody has to answer any more, and why", () => {
    const reason = "It goes on with NM-1, into which this row was merged.";
    expect(tell("vendor-question.closed", { advisoryId: "a", reason })).toBe(
      `Cora closed the question to the vendor on ICSMA-17-215-02: ${reason}`,
    );
  });
});
