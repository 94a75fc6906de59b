import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aliasTable } from "./aliases";
import { countsAsUnknown, decisionKinds, standing } from "./decisions";
import { readDeviceClass, readModelClasses } from "./device-class";
import { matchLevels } from "./matchable";
import { cutInto, normalise, repairMojibake, sameWord, saysNothing, similarity } from "./normalise";
import { standardAliases } from "./standard-aliases";
import { table } from "./testing/reference";
import { readVendor } from "./vendor";
import { compareVersions, parseVersion, parseVersionExpression, versionVerdict } from "./version";

describe("normalising", () => {
  test.each([
    ["Biograph128_mCT", "biograph 128 mct"],
    ["  SYMBIA-T16 ", "symbia t 16"],
    ["Gerät für Münster", "gerat fur munster"],
    ["YhtymÃ¤", "yhtyma"],
    ["Ｗｉｎｄｏｗｓ　７", "windows 7"],
    ["PET\\CT", "pet ct"],
    ["Straße", "strasse"],
  ])('makes "%s" "%s"', (text, expected) => {
    expect(normalise(text)).toBe(expected);
  });

  test("twice changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 2000 },
    );
  });

  test("repairs what was broken twice and leaves what is whole", () => {
    expect(repairMojibake("YhtymÃƒÂ¤")).toBe("Yhtymä");
    expect(repairMojibake("Dräger, Ångström, Ã")).toBe("Dräger, Ångström, Ã");
  });

  test.each(["", " ", "?", "-", "n/a", "N.A.", "TBD", "unknown", "k. A.", "unbekannt", "..."])(
    '"%s" says nothing',
    (text) => {
      expect(saysNothing(text)).toBe(true);
    },
  );
});

describe("two words", () => {
  test("of six letters and more may differ a little, numbers and short words never", () => {
    expect(sameWord("millenium", "millennium")).toBe(true);
    expect(sameWord("100000", "100001")).toBe(false);
    expect(sameWord("evo", "eva")).toBe(false);
    expect(sameWord("intevo", "symbia")).toBe(false);
  });

  test("are as alike in either direction", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a));
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  test("written together are cut by known words, never into single letters alone", () => {
    expect(cutInto("petct", new Set(["pet", "ct"]))).toEqual(["pet", "ct"]);
    expect(cutInto("petctx", new Set(["pet", "ct"]))).toBeNull();
    expect(cutInto("ets", new Set(["e", "t", "s"]))).toBeNull();
  });
});

describe("a manufacturer", () => {
  test.each([
    ["SIEMENS NM", ["Siemens"], true],
    ['"GE Healthcare"', ["GE Healthcare"], true],
    ["GE Healthcare Austria GmbH", ["GE Healthcare"], true],
    ["Phillips", ["Philips"], true],
    ["CANON_MEC", ["Canon"], true],
    ["Silex Technology and GE Healthcare", ["GE Healthcare"], false],
    ["Siemens/GE", ["Siemens", "GE Healthcare"], false],
    ["Siemens/CTI", ["Siemens"], true],
    ["Seimens", [], false],
    ["Gemini", [], false],
    ["CTIx", [], false],
    ["", [], false],
  ])('"%s" names %j', (text, names, certain) => {
    expect(readVendor(text, table)).toMatchObject({ names, certain });
  });

  test("is known by an alias only while the alias holds", () => {
    const on = (day: string) =>
      readVendor("Toshiba", aliasTable(standardAliases, new Date(`${day}T12:00:00Z`))).names;
    expect([on("2015-01-01"), on("2026-01-01")]).toEqual([[], ["Canon"]]);
    const ended = [
      { kind: "vendor", text: "Acme", means: "Siemens", validFrom: null, validTo: "2020-01-01" },
    ] as const;
    const acme = (day: string) => readVendor("Acme", aliasTable(ended, new Date(day))).names;
    expect([acme("2019-12-31"), acme("2020-01-01")]).toEqual([["Siemens"], []]);
  });
});

describe("a device class", () => {
  test.each([
    ["Pet ct", "PET/CT"],
    ["PETCT", "PET/CT"],
    ["CT/PET", "PET/CT"],
    ["SPECT CT", "SPECT/CT"],
    ["Gamma camera (SPECT)", "SPECT"],
    ["Gammakamera", "SPECT"],
    ["SPECT Workplace", "Workplace"],
    ["Befundstation", "Workplace"],
    ["MRT", "MR"],
    ["Bone densitometry", "Bone densitometry"],
  ])('"%s" is %s for certain', (text, expected) => {
    expect(readDeviceClass(text, table)).toEqual({ classes: [expected], certain: true, blank: false });
  });

  test.each(["PET", "NM", "CT?", "CT injector", "Thing"])('"%s" is not certain', (text) => {
    const { certain, classes } = readDeviceClass(text, table);
    expect(certain && classes.length === 1).toBe(false);
  });

  test("may be named by an alias of the organisation", () => {
    const own = aliasTable(
      [{ kind: "class", text: "Raum 7", means: "PET/CT", validFrom: null, validTo: null }],
      new Date("2026-01-01"),
    );
    expect(readDeviceClass("RAUM_7", own).classes).toEqual(["PET/CT"]);
  });

  test.each([
    ["Symbia T16", ["SPECT/CT"]],
    ["Symbia S", ["SPECT"]],
    ["Symbia.net server", ["Workplace"]],
    ["SOMATOM Definition AS+", ["CT"]],
    ["SOMATOM Definition AS_mCT", ["CT", "PET/CT"]],
    ["Emotion Duo", ["CT", "PET/CT"]],
    ["Encore2", ["SPECT", "SPECT/CT"]],
    ["Biograph mMR", ["PET/MR"]],
    ["Tandem_Discovery_670", ["SPECT", "SPECT/CT"]],
    ["Nova 3", []],
  ])("is named by the model %s: %j", (model, classes) => {
    expect([...readModelClasses(model, table).classes].sort()).toEqual([...classes].sort());
  });
});

describe("a version", () => {
  const order = (a: string, b: string) => {
    const [one, two] = [parseVersion(a), parseVersion(b)];
    return one === null || two === null ? "none" : compareVersions(one, two);
  };

  test.each([
    ["12.2.8", "12.2.10", -1],
    ["1.0", "1.0.0", 0],
    ["VB22A-UD03", "VB22A-UD02", 1],
    ["VB40B HF06", "VB60B HF02", -1],
    ["VA30 SP5", "VA30", 1],
    ["VB10A", "VB10B", -1],
    ["BT02", "BT06", -1],
    ["v2.3", "2.3", 0],
    ["VB10", "VA10", null],
    ["VB22A", "VB22", null],
    ["12.2", "12.2.8", null],
    ["VB10B", "10", null],
    ["2011A", "MI.PET/CT 2011A", "none"],
    ["12\\LX\\MR", "12", "none"],
  ])("%s against %s is %s", (a, b, expected) => {
    expect(order(a, b)).toBe(expected);
  });

  test("is the same distance from either side", () => {
    const version = fc.stringMatching(/^(?:V[AB])?\d{1,2}(?:\.\d){0,2}[A-C]?$/);
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [one, other] = [order(a, b), order(b, a)];
        expect(typeof one === "number" ? one + Number(other) : other).toBe(typeof one === "number" ? 0 : one);
      }),
    );
  });

  test.each([
    ["1.2", "< 1.3", "met"],
    ["1.3", "< 1.3", "excludes"],
    ["12.2.5", "<= 12.2.x.x", "met"],
    ["12.1.9", "<= 12.2.x.x", "met"],
    ["12.3.0", "<= 12.2.x.x", "excludes"],
    ["4.3", ">= 4.0 | <= 4.6", "met"],
    ["4.7", ">= 4.0 | <= 4.6", "excludes"],
    ["HD23", "HD 16 | HD23", "met"],
    ["HD20", "HD 16 | HD23", "excludes"],
    ["1.1.0", "0 < 9.8.12", "met"],
    ["", "< 1.3", "unknown"],
    ["n/a", "< 1.3", "unknown"],
    ["VB10", "< 1.3", "unknown"],
    ["anything", "vers:all/*", "met"],
    ["", "*", "met"],
    ["1.0", "distributed < april 1, 2018", "unknown"],
  ])('"%s" under "%s" is %s', (version, expression, expected) => {
    expect(versionVerdict(version, parseVersionExpression(expression))).toBe(expected);
  });
});

describe("where a match stands", () => {
  test("is unknown without a decision, and an excluded one is set apart until what it rests on changes", () => {
    const undecided = (level: (typeof matchLevels)[number], recheck: boolean) =>
      standing({ level, recheck, decision: null });
    expect(matchLevels.map((level) => undecided(level, false))).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "by-rule",
    ]);
    expect(matchLevels.map((level) => undecided(level, true))).toEqual([
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
  });

  test("follows a decision whatever the level, also while it waits for a re-check", () => {
    for (const level of matchLevels) {
      const held = decisionKinds.map((decision) => standing({ level, recheck: true, decision }));
      expect(held).toEqual(["affected", "not-affected", "vendor-asked"]);
    }
  });

  test("counts as unknown while the vendor has not answered", () => {
    const match = { level: "likely", recheck: false } as const;
    const unknown = [null, ...decisionKinds].map((decision) => countsAsUnknown({ ...match, decision }));
    expect(unknown).toEqual([true, false, false, true]);
  });
});
