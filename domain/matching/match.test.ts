import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matcher, matchSystem } from "./match";
import type { MatchableSystem, MatchLevel } from "./matchable";
import { plainMatch } from "./testing/plain-match";
import { product, reference, system, table } from "./testing/reference";

const match = matcher(reference, table);
const level = (given: Partial<MatchableSystem>) => match(system(given)).level;

type Case = readonly [what: string, given: Partial<MatchableSystem>];

const cases: Readonly<Record<Exclude<MatchLevel, "strong">, readonly Case[]>> = {
  likely: [
    ["a manufacturer that is an alias", { manufacturer: "SIEMENS NM" }],
    ["a manufacturer with its legal form", { manufacturer: "Siemens Medical Solutions USA, Inc." }],
    ["a manufacturer written together", { manufacturer: "SIEMENSHEALTHINEERS" }],
    ["a manufacturer with a country", { manufacturer: "Siemens Healthineers Austria" }],
    [
      "an old name of a manufacturer",
      { manufacturer: "CTI PET Systems", model: "Biograph 16", deviceClass: "PET/CT" },
    ],
    ["a model written together", { model: "SymbiaT16" }],
    ["a model with underscores", { model: "BIOGRAPH_mCT_Flow", deviceClass: "Pet ct", modality: "PT" }],
    ["no model", { model: "" }],
    ["no class, but a model that names it", { deviceClass: "", modality: "" }],
    ["a placeholder for the class", { deviceClass: "n/a" }],
    ["PET for a model that is a PET/CT", { deviceClass: "PET", model: "Biograph mCT", modality: "PT" }],
    ["a class with a hyphen", { deviceClass: "SPECT-CT" }],
    ["a class with a backslash", { deviceClass: "PET\\CT", model: "Biograph mCT", modality: "" }],
    ["a class with a plus", { deviceClass: "SPECT + CT" }],
    ["a class with a word too many", { deviceClass: "SPECT/CT Scanner" }],
    ["SPECT for a SPECT/CT", { deviceClass: "SPECT" }],
    ["a German gamma camera", { deviceClass: "Gammakamera", model: "e.cam" }],
    ["a German SPECT camera", { deviceClass: "SPECT-Kamera", model: "Symbia S" }],
    ["a German workplace", { deviceClass: "Befundstation", model: "syngo MI Workplace", modality: "" }],
    ["a workstation", { deviceClass: "Workstation", model: "Symbia.net server", modality: "" }],
    ["a misspelled workstation", { deviceClass: "Workstaton", model: "MI Workplace", modality: "" }],
    [
      "a workplace that calls itself SPECT",
      { deviceClass: "SPECT Workplace", model: "e.soft", modality: "NM" },
    ],
    ["an operating system in German", { operatingSystem: "Windows 7 Ultimate 64 Bit" }],
    ["a kernel number", { operatingSystem: "win nt 6.1" }],
    ["a build number", { operatingSystem: "6.1.7601" }],
    ["the name a header gives to every Symbia", { model: "Encore2", deviceClass: "SPECT" }],
    ["no software version: the advisory is about all", { softwareVersion: "" }],
  ],
  possible: [
    ["no manufacturer", { manufacturer: "" }],
    ["a manufacturer nobody knows", { manufacturer: "Seimens" }],
    ["a placeholder for a manufacturer", { manufacturer: "tbd" }],
    ["two manufacturers in one", { manufacturer: "Siemens / GE Healthcare" }],
    ["neither class nor model", { deviceClass: "", model: "", modality: "" }],
    ["a class nobody knows", { deviceClass: "Molecular thing", model: "" }],
    ["a class in doubt", { deviceClass: "SPECT/CT?", model: "" }],
    ["PET alone", { deviceClass: "PET", model: "", modality: "PT" }],
    [
      "a CT that is the half of a PET/CT",
      { deviceClass: "CT", model: "SOMATOM Definition AS_mCT", modality: "CT" },
    ],
    ["a CT without a model", { deviceClass: "CT", model: "", modality: "CT" }],
    ["a CT with a model nobody knows", { deviceClass: "CT", model: "Nova 3", modality: "CT" }],
    ["an MR by its class, a Symbia by its model", { deviceClass: "MR" }],
    ["a SPECT/CT by its class, an MR by its model", { model: "MAGNETOM Aera" }],
    ["no class and the model of an MR", { deviceClass: "", model: "MAGNETOM Aera" }],
    [
      "a CT of which a DICOM identity says PET",
      {
        deviceClass: "CT",
        model: "SOMATOM Definition AS+",
        modality: "CT",
        identities: [{ manufacturer: "SIEMENS", model: "1080", modality: "PT", softwareVersion: "" }],
      },
    ],
    [
      "another manufacturer, but a DICOM identity of Siemens",
      {
        manufacturer: "GE Healthcare",
        identities: [{ manufacturer: "SIEMENS NM", model: "Encore2", modality: "NM", softwareVersion: "" }],
      },
    ],
    ["no operating system", { operatingSystem: "" }],
    ["a variant of the operating system", { operatingSystem: "WES7" }],
    ["a server of the same code base", { operatingSystem: "2008R2" }],
    ["two operating systems", { operatingSystem: "Windows 7/10" }],
  ],
  excluded: [
    ["another manufacturer", { manufacturer: "Philips Medical Systems" }],
    ["another manufacturer in capitals", { manufacturer: "TOSHIBA_MEC" }],
    ["another manufacturer with its legal form", { manufacturer: "Mediso Kft." }],
    ["another operating system", { operatingSystem: "Windows 10 LTSC" }],
    [
      "another class with a model of that class",
      { deviceClass: "MRT", model: "MAGNETOM Aera", modality: "MR" },
    ],
    [
      "another class, written together",
      { deviceClass: "Mammographie", model: "MAMMOMAT Inspiration", modality: "" },
    ],
    [
      "another class and modality with a model nobody knows",
      { deviceClass: "MR", model: "Nova 3", modality: "MR" },
    ],
    ["a plain CT", { deviceClass: "CT", model: "SOMATOM Definition AS+", modality: "CT" }],
    ["a PET/MR", { deviceClass: "PET/MR", model: "Biograph mMR", modality: "MR" }],
  ],
};

describe("a system beside the reference advisory", () => {
  for (const [expected, list] of Object.entries(cases)) {
    test.each(list)(`is ${expected} with %s`, (_, given) => {
      expect(level(given)).toBe(expected);
    });
  }

  test("carries one reason for each aspect, excluded ones too, with both texts and a sentence", () => {
    const { reasons } = match(system({ manufacturer: "Philips", operatingSystem: "Windows 10" }));
    expect(reasons.map((reason) => [reason.aspect, reason.verdict])).toEqual([
      ["vendor", "excludes"],
      ["model", "met"],
      ["operating-system", "excludes"],
      ["version", "met"],
    ]);
    expect(reasons[0]).toMatchObject({
      systemText: "Philips",
      advisoryText: "Siemens",
      sentence: "“Philips” is another manufacturer than Siemens.",
    });
  });

  test("is matched with the product of its own class", () => {
    expect(match(system()).productKey).toContain("SPECT/CT");
    expect(match(system({ deviceClass: "Workplace", model: "e.soft" })).productKey).toContain("Workplaces");
  });
});

const gemini = {
  namesNoProduct: false,
  products: [
    "882300 Gemini 16 Slice",
    "882470 Gemini TF 16 w/ TOF Performance",
    "882471 Gemini TF 64 w/ TOF Performance",
  ].map((version) => product("Philips", "Gemini PET/CT Family", version)),
};

const philips = (given: Partial<MatchableSystem>) =>
  matchSystem(
    gemini,
    system({ manufacturer: "Philips Medical Systems", deviceClass: "PET/CT", ...given }),
    table,
  );

describe("an advisory that names models", () => {
  test.each([
    ["GEMINI TF TOF 16", "likely"],
    ["GEMINITFTOF16", "likely"],
    ["Gemini_TF_TOF_64", "likely"],
    ["Gemni TF 16", "possible"],
    ["Gemini", "possible"],
    ["", "possible"],
    ["Vereos", "excluded"],
    ["Ingenuity TF", "excluded"],
    ["Brightview XCT", "excluded"],
  ] as const)('makes a system with the model "%s" %s', (model, expected) => {
    expect(philips({ model }).level).toBe(expected);
  });

  test("never takes 16 for 64", () => {
    const only16 = { ...gemini, products: [product("Philips", "Gemini TF 16")] };
    const of = (model: string) =>
      matchSystem(only16, system({ manufacturer: "Philips", deviceClass: "PET/CT", model }), table).level;
    expect([of("Gemini TF 16"), of("Gemini TF 64"), of("Gemini TF")]).toEqual([
      "likely",
      "excluded",
      "possible",
    ]);
  });

  test("is strong when a number on the type label is equal and the version decided", () => {
    expect(philips({ model: "", serial: "882470" }).level).toBe("strong");
    expect(philips({ model: "Gemini", serial: "882479" }).level).toBe("possible");
  });

  test("takes a slip of the pen for the same model in long words only", () => {
    const millennium = { namesNoProduct: false, products: [product("GE Healthcare", "Millenium MG")] };
    const of = (model: string) =>
      matchSystem(
        millennium,
        system({ manufacturer: "GE Medical Systems", model, deviceClass: "SPECT" }),
        table,
      ).level;
    expect([of("MILLENNIUM MG"), of("MILLENNIUM MPR"), of("Infinia")]).toEqual([
      "likely",
      "excluded",
      "excluded",
    ]);
  });
});

describe("an advisory that bounds its versions", () => {
  const vue = { namesNoProduct: false, products: [product("Philips", "Vue PACS", "<12.2.8.410")] };
  test.each([
    ["12.2.8.400", "likely"],
    ["12.2.8.410", "excluded"],
    ["v12.2.9", "excluded"],
    ["12.2", "possible"],
    ["", "possible"],
    ["VB22A", "possible"],
    ["12.2.8.400\\R3", "possible"],
  ])('makes a system with the version "%s" %s', (softwareVersion, expected) => {
    const given = { manufacturer: "Philips", model: "Vue PACS", softwareVersion, deviceClass: "PACS" };
    expect(matchSystem(vue, system(given), table).level).toBe(expected);
  });
});

test("an advisory that names no product leaves every system open, one whose products are all cleared none", () => {
  expect(matchSystem({ products: [], namesNoProduct: true }, system(), table).level).toBe("possible");
  expect(matchSystem({ products: [], namesNoProduct: false }, system(), table).level).toBe("excluded");
});

describe("the inputs a level rests on", () => {
  const inputs = (given: Partial<MatchableSystem>) => match(system(given)).inputsText;

  test("change with a field the level rests on, and not with its spelling", () => {
    expect(inputs({ operatingSystem: "Windows 7 SP1" })).not.toBe(inputs({}));
    expect(inputs({ model: " SYMBIA_T16 " })).toBe(inputs({}));
  });

  test("of a system excluded for its manufacturer do not change with its operating system", () => {
    const philipsOn = (operatingSystem: string) => inputs({ manufacturer: "Philips", operatingSystem });
    expect(philipsOn("Windows 7")).toBe(philipsOn("Linux"));
    expect(inputs({ manufacturer: "GE" })).not.toBe(philipsOn("Linux"));
  });
});

const texts = Object.values(cases)
  .flat()
  .map(([, given]) => system(given));
const field = (name: Exclude<keyof MatchableSystem, "identities">) =>
  fc.oneof(fc.constantFrom(...texts.map((each) => each[name])), fc.string({ maxLength: 12 }));
const anySystem: fc.Arbitrary<MatchableSystem> = fc.record({
  manufacturer: field("manufacturer"),
  model: field("model"),
  deviceClass: field("deviceClass"),
  modality: field("modality"),
  serial: field("serial"),
  softwareVersion: field("softwareVersion"),
  operatingSystem: field("operatingSystem"),
  identities: fc.constantFrom(...texts.map((each) => each.identities)),
});
const names = [
  "manufacturer",
  "model",
  "deviceClass",
  "modality",
  "serial",
  "softwareVersion",
  "operatingSystem",
] as const;

describe("whatever the inventory says", () => {
  test("blanking a field never turns a system that was open into an excluded one", () => {
    fc.assert(
      fc.property(anySystem, fc.constantFrom(...names), (given, name) => {
        const before = match(given).level;
        expect(before !== "excluded" && match({ ...given, [name]: "" }).level === "excluded").toBe(false);
      }),
      { numRuns: 1500 },
    );
  }, 30_000);

  test("a placeholder is as good as nothing", () => {
    fc.assert(
      fc.property(
        anySystem,
        fc.constantFrom(...names),
        fc.constantFrom("n/a", "TBD", "?", "-"),
        (given, name, word) => {
          expect(match({ ...given, [name]: word }).level).toBe(match({ ...given, [name]: "" }).level);
        },
      ),
      { numRuns: 1500 },
    );
  }, 30_000);

  test("case, blanks at the ends and underscores for blanks do not change the level", () => {
    const forms: readonly ((text: string) => string)[] = [
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => `  ${text} `,
      (text) => text.replaceAll(" ", "_"),
      (text) => text.replaceAll(" ", "  "),
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...names),
        fc.constantFrom(...forms),
        (given, name, form) => {
          expect(match({ ...given, [name]: form(given[name]) }).level).toBe(match(given).level);
        },
      ),
      { numRuns: 1500 },
    );
  }, 30_000);

  test("text nobody understands never makes a match strong", () => {
    fc.assert(
      fc.property(anySystem, fc.constantFrom(...names), fc.string({ maxLength: 20 }), (given, name, text) => {
        expect(match({ ...given, [name]: given[name] + text }).level).not.toBe("strong");
      }),
      { numRuns: 2000 },
    );
  }, 30_000);
});

describe("remembering what was asked before", () => {
  const advisories = [
    reference,
    gemini,
    {
      ...reference,
      products: [...reference.products, ...gemini.products, product("GE", "Discovery", "< 2.0")],
    },
    { namesNoProduct: false, products: [{ ...product("Siemens", "Symbia T16"), identifiers: ["8717733"] }] },
  ];

  test("never changes an answer, whatever was asked in between", () => {
    const matchers = advisories.map((advisory) => [advisory, matcher(advisory, table)] as const);
    const any = fc.tuple(anySystem, fc.constantFrom("", "8717733", "882470"), fc.constantFrom(...matchers));
    fc.assert(
      fc.property(any, ([given, serial, [advisory, fast]]) => {
        const one = serial === "" ? given : { ...given, serial };
        expect(fast(one)).toEqual(plainMatch(advisory, one, table));
      }),
      { numRuns: 400 },
    );
  }, 30_000);
});

describe("an advisory that misspells its manufacturer", () => {
  const families = reference.products.map((each) => ({ ...each, vendor: "Seimens" }));
  const answer = (given: Parameters<typeof system>[0]) =>
    matcher({ ...reference, products: families }, table)(system(given));

  test("excludes none of the systems of the one it may mean, and says so", () => {
    const { level: found, reasons } = answer({ manufacturer: "Siemens Healthineers" });
    expect(found).toBe("possible");
    expect(reasons.filter((each) => each.verdict !== "met").map((each) => each.sentence)).toEqual([
      "“Siemens Healthineers” may be Seimens or another manufacturer.",
    ]);
  });

  test("excludes those of another manufacturer as before", () => {
    expect(answer({ manufacturer: "Philips" }).level).toBe("excluded");
    expect(answer({ manufacturer: "Siemens", operatingSystem: "Windows 10" }).level).toBe("excluded");
  });
});
