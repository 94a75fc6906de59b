import type { Alias } from "./aliases";

type Since = readonly [text: string, validFrom?: string];

/**
 * The manufacturers the table begins with, each with the names found in DICOM headers, inventories and advisories. A date is
 * given where a name came by a purchase or a change of name; a name without one has always meant the same firm.
 */
const vendors: Readonly<Record<string, readonly Since[]>> = {
  Siemens: [
    ["Siemens"],
    ["Siemens Healthineers", "2016-05-04"],
    ["SIEMENS NM"],
    ["Siemens Healthcare GmbH"],
    ["Siemens Medical Solutions USA, Inc."],
    ["Siemens Health Services"],
    ["Siemens Medical Systems"],
    ["Healthineers", "2016-05-04"],
    ["CPS"],
    ["CPS Innovations"],
    ["CTI"],
    ["CTI PET Systems"],
    ["CTI Molecular Imaging"],
    ["Acuson"],
  ],
  "GE Healthcare": [
    ["GE"],
    ["GE Healthcare"],
    ["GE Medical Systems"],
    ["GEMS"],
    ["GEHC"],
    ["GE HealthCare Technologies", "2023-01-03"],
    ["General Electric"],
    ["General Electric (GE)"],
    ["GE Vingmed"],
    ["GE Hangwei"],
    ["GE Lunar"],
    ["GE OEC"],
    ["Lunar"],
    ["Elscint"],
    ["SMV"],
  ],
  Philips: [
    ["Philips"],
    ["Phillips"],
    ["Philips Medical Systems"],
    ["Philips Healthcare"],
    ["Koninklijke Philips"],
    ["ADAC", "2000-12-01"],
    ["ADAC Laboratories", "2000-12-01"],
    ["Marconi", "2001-10-01"],
    ["Marconi Medical Systems", "2001-10-01"],
    ["Picker"],
    ["Picker International"],
    ["Volcano"],
  ],
  Canon: [
    ["Canon"],
    ["Canon Medical"],
    ["CANON_MEC"],
    ["Toshiba", "2016-12-19"],
    ["TOSHIBA_MEC", "2016-12-19"],
    ["Toshiba Medical Systems", "2016-12-19"],
    ["Vital Images"],
  ],
  Fujifilm: [["Fujifilm"], ["Fuji"], ["Fuji Photo Film"], ["FUJIFILM SonoSite"], ["SonoSite"]],
  Hitachi: [["Hitachi"], ["Hitachi Medical"], ["Aloka"], ["Hitachi Aloka"]],
  Mediso: [["Mediso"], ["Bartec", "2017-01-01"]],
  "Spectrum Dynamics": [["Spectrum Dynamics"]],
  Digirad: [["Digirad"]],
  "United Imaging": [["United Imaging"], ["UIH"]],
  Hologic: [["Hologic"], ["Lorad"]],
  Agfa: [["Agfa"], ["AGFA-Gevaert"], ["Agfa HealthCare"]],
  Varian: [["Varian"]],
  Elekta: [["Elekta"], ["Nucletron"]],
  Accuray: [["Accuray"], ["TomoTherapy"]],
  Samsung: [["Samsung"], ["Samsung Medison"], ["Medison"], ["NeuroLogica"]],
  Shimadzu: [["Shimadzu"]],
  Carestream: [["Carestream"], ["Kodak"], ["Eastman Kodak"]],
  "Konica Minolta": [["Konica Minolta"], ["Konica"]],
  Esaote: [["Esaote"], ["Biosound"]],
  Mindray: [["Mindray"], ["Zonare"]],
  Neusoft: [["Neusoft"]],
  Planmeca: [["Planmeca"]],
  Dentsply: [["Dentsply"], ["Sirona"], ["Dentsply Sirona"]],
  Ziehm: [["Ziehm"], ["Ziehm Imaging"]],
  "IMS Giotto": [["IMS Giotto"], ["Giotto"]],
  Barco: [["Barco"]],
  EIZO: [["EIZO"]],
  Sectra: [["Sectra"]],
  Medtronic: [["Medtronic"], ["Covidien"]],
  BD: [["BD"], ["Becton Dickinson"], ["CareFusion"]],
  Baxter: [["Baxter"], ["Hillrom"], ["Hill-Rom"]],
  Bayer: [["Bayer"], ["Medrad"]],
  Bracco: [["Bracco"], ["ACIST"]],
  "B. Braun": [["B. Braun"], ["BBraun"]],
  Dräger: [["Dräger"], ["Draeger"]],
  Hermes: [["Hermes Medical Solutions"], ["Hermes"]],
  MIM: [["MIM Software"]],
  Intelerad: [["Intelerad"]],
  OFFIS: [["OFFIS"]],
};

/** Model texts that stand for others: what a header says, and the family a person knows. */
const models: Readonly<Record<string, readonly Since[]>> = {
  Symbia: [["Encore2"]],
  Biograph: [["1023"], ["1024"], ["1080"], ["1093"], ["1094"]],
};

const lines = (kind: Alias["kind"], table: Readonly<Record<string, readonly Since[]>>): readonly Alias[] =>
  Object.entries(table).flatMap(([means, texts]) =>
    texts.map(([text, validFrom]) => ({ kind, text, means, validFrom: validFrom ?? null, validTo: null })),
  );

/** The alias table a new organisation starts with; from then on the table in the database is the one that counts. */
export const standardAliases: readonly Alias[] = [...lines("vendor", vendors), ...lines("model", models)];
