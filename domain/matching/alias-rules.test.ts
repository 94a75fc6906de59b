import { describe, expect, test } from "vitest";
import { systemsReadDifferently } from "./alias-effects";
import { type AliasDraft, decideAlias } from "./alias-rules";
import { aliasTable } from "./aliases";
import { standardAliases } from "./standard-aliases";
import { system } from "./testing/reference";

const today = new Date("2026-11-23T12:00:00Z");
const decide = (kind: AliasDraft["kind"], text: string, means: string) => {
  const outcome = decideAlias({ kind, text, means }, standardAliases, today);
  return outcome.ok ? "allowed" : outcome.refusal.code;
};

describe("an alias", () => {
  test.each([
    ["vendor", "Seimens", "Siemens", "allowed"],
    ["vendor", "Nova Imaging", "Nova", "allowed"],
    ["vendor", "S", "Siemens", "says-too-little"],
    ["vendor", "n/a", "Siemens", "says-too-little"],
    ["vendor", "  ", "Siemens", "says-too-little"],
    ["vendor", "Medical Systems GmbH", "Siemens", "says-too-little"],
    ["vendor", "SIEMENS_NM", "Siemens", "alias-exists"],
    ["vendor", "Philips", "Siemens", "alias-taken"],
    ["vendor", "Philips Healthcare Wien", "Siemens", "read-otherwise"],
    ["vendor", "Toshiba Europe", "Toshiba", "means-is-alias"],
    ["vendor", "Siemens", "Acuson", "alias-taken"],
    ["vendor", "Nova", "-", "means-unknown"],
    ["class", "Raum 7", "PET/CT", "allowed"],
    ["class", "CT", "PET/CT", "read-otherwise"],
    ["class", "Raum 7", "Scanner", "means-unknown"],
    ["operating-system", "syngo XA base", "windows-10", "allowed"],
    ["operating-system", "Win7", "windows-10", "read-otherwise"],
    ["operating-system", "syngo base", "Windows 7", "means-unknown"],
    ["model", "Encore2", "Biograph", "alias-taken"],
    ["model", "1062", "Biograph", "allowed"],
  ] as const)("%s “%s” for “%s” is %s", (kind, text, means, expected) => {
    expect(decide(kind, text, means)).toBe(expected);
  });
});

test("only systems whose texts are read differently are compared again", () => {
  const added = {
    kind: "vendor",
    text: "Seimens",
    means: "Siemens",
    validFrom: null,
    validTo: null,
  } as const;
  const reads = systemsReadDifferently(
    aliasTable(standardAliases, today),
    aliasTable([...standardAliases, added], today),
  );
  expect(reads(system({ manufacturer: "SEIMENS" }))).toBe(true);
  expect(reads(system({ manufacturer: "Siemens" }))).toBe(false);
  expect(
    reads(
      system({ identities: [{ manufacturer: "Seimens", model: "", modality: "", softwareVersion: "" }] }),
    ),
  ).toBe(true);
});
