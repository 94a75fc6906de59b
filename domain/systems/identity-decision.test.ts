import { describe, expect, it } from "vitest";
import type { HeldIdentity, IdentityFields } from "./identity";
import { decideIdentity, type IdentitySubject } from "./identity-decision";
import { readIdentity } from "./identity-reading";
import type { SystemFields } from "./system";

const said = (text: string) => ({ text, unreadable: false });
const read = (texts: Partial<Record<keyof IdentityFields, string>>) => {
  const found = readIdentity(
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, said(text)])),
  );
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
};
const petTexts = { modality: "PT", manufacturer: "SIEMENS", model: "1080", serial: "11023" };
// Safe because the rule reads no other field of the system.
const inventory = {
  manufacturer: "Siemens",
  model: "Biograph",
  serial: "11023",
  softwareVersion: "",
} as SystemFields;

const subject = (change: Partial<IdentitySubject> = {}): IdentitySubject => ({
  system: { state: "in-service", fields: inventory },
  identities: [],
  found: read(petTexts),
  otherVendor: () => false,
  serialElsewhere: null,
  ...change,
});
const hash = (shown: unknown) => JSON.stringify(shown);
const ask = (of: IdentitySubject, sure = false) => {
  const first = decideIdentity(of, { planHash: "", sure }, hash);
  if (first.ok || !("preview" in first.refusal)) return { first, second: null };
  return { first, second: decideIdentity(of, { planHash: first.refusal.preview.planHash, sure }, hash) };
};
const held = (fields: IdentityFields): HeldIdentity => ({ ...fields, id: "held" });

describe("an identity from a file", () => {
  it("is shown first and recorded then; a second part is added beside the first", () => {
    const { first, second } = ask(
      subject({ identities: [held(read({ ...petTexts, modality: "CT" }).fields)] }),
    );
    expect(first).toMatchObject({ refusal: { code: "to-confirm", preview: { outcome: "adds" } } });
    expect(second).toMatchObject({ ok: true, value: { supersedes: null } });
  });

  it("takes the place of the one of its modality, and the same again changes nothing", () => {
    const identities = [held(read(petTexts).fields)];
    expect(ask(subject({ identities })).first).toMatchObject({ refusal: { code: "nothing-changed" } });
    const newer = ask(subject({ identities, found: read({ ...petTexts, softwareVersion: "VG62A" }) }));
    expect(newer.second).toMatchObject({
      ok: true,
      value: { supersedes: "held", changes: [{ field: "softwareVersion", before: "", after: "VG62A" }] },
    });
  });

  it("needs a person's word where manufacturer or serial number speak against it", () => {
    const doubtful = [
      subject({ otherVendor: () => true }),
      subject({ found: read({ ...petTexts, serial: "999" }) }),
      subject({ serialElsewhere: "PET-2" }),
      subject({ identities: [held(read({ ...petTexts, serial: "888" }).fields)] }),
    ];
    for (const each of doubtful) {
      expect(ask(each).second).toMatchObject({ ok: false, refusal: { code: "not-sure" } });
      expect(ask(each, true).second?.ok).toBe(true);
    }
  });

  it("is refused for a retired system", () => {
    const system = { state: "retired" as const, fields: inventory };
    expect(ask(subject({ system })).first).toMatchObject({ refusal: { code: "system-retired" } });
  });
});

describe("what a header says", () => {
  it("is bounded, without unseen characters, and told where odd", () => {
    const { fields, oddities } = read({ ...petTexts, modality: "SR", model: `A\u202eB${"x".repeat(300)}` });
    expect(fields.model).toBe(`AB${"x".repeat(118)}`);
    expect(oddities.join(" ")).toMatch(
      /cannot be seen.*cut.*SR names no kind of device|cut.*cannot be seen.*SR names/s,
    );
  });

  it("gives nothing where it names no device", () => {
    expect(readIdentity({ modality: said("OT") })).toMatchObject({
      ok: false,
      refusal: { code: "no-device" },
    });
  });
});
