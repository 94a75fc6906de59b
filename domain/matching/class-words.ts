import type { DeviceClass } from "../systems/device-classes";

/** What one word of a device class says; several concepts together make a class. */
export type Concept =
  | "pet"
  | "spect"
  | "nm"
  | "ct"
  | "mr"
  | "work"
  | "xa"
  | "rf"
  | "dx"
  | "cr"
  | "mg"
  | "us"
  | "bone"
  | "therapy"
  | "pacs"
  | "printer";

const spoken: Readonly<Record<Concept, string>> = {
  pet: "pet pt tep positron",
  spect:
    "spect temp tomoscintigraphie tomoscintigraphy gamma gammacamera gammakamera scintillation szintigraphie szintigrafie scintigraphy anger gammacam einzelphotonen",
  nm: "nm nuc nuk nuclear nucleaire nucleare nuklear nukleare nuklearmedizin nuklearmedizinisch",
  ct: "ct tc tdm cat computertomograph computertomographie computertomografie computertomograf computed tomography tomograph tomodensitometre scanographe tac",
  mr: "mr mri mrt nmr magnetic magnetresonanz magnetresonanztomograph resonance kernspin kernspintomograph irm rm",
  work:
    "workplace workstation work workspace ws arbeitsplatz arbeitsplatzrechner befundstation befundungsstation befundplatz " +
    "befundung befund auswertestation auswertung auswerteplatz auswerterechner nachverarbeitung postprocessing " +
    "reading review reporting viewer viewing travail trabajo lavoro interpretation auswerte auswertepc wkst workstn",
  xa: "xa angio angiography angiographie cathlab cath herzkatheter carm bogen",
  rf: "rf fluoro fluoroscopy durchleuchtung durchleuchtungsgerat",
  dx: "dx dr xray x ray roentgen rontgen radiography radiographie projektionsradiographie bucky",
  cr: "cr speicherfolie",
  mg: "mg mammo mammography mammographie mammograph mammographiegerat tomosynthesis",
  us: "us ultrasound ultraschall ultraschallgerat sono sonography sonographie sonografie echo echocardiography",
  bone: "dexa dxa bmd densitometry densitometer knochendichte osteo",
  therapy:
    "linac radiotherapy radiation therapy strahlentherapie bestrahlung linearbeschleuniger rt brachytherapy",
  pacs: "pacs archive archiv vna",
  printer: "printer drucker hardcopy",
};

/** Words beside a class that change nothing in it. */
export const classNoise: ReadonlySet<string> = new Set(
  (
    "scanner scan scanners system systems unit machine device camera kamera cameras gerat geraet anlage modality hybrid imaging " +
    "combined kombi kombiniert integrated digital clinical medical diagnostic diagnosis station stations computer and und plus " +
    "cam mit processing de la le du di et poste pc rechner medecine medicina imagerie skanner slice slices zeiler zeilen ganzkorper whole body " +
    "the a of for fur arm heads kopfe single dual photon emission planar head kopf medicine medizin bildgebung w"
  ).split(" "),
);

/** Each known word with its concept. */
export const conceptOf: ReadonlyMap<string, Concept> = new Map(
  (Object.entries(spoken) as readonly (readonly [Concept, string])[]).flatMap(([concept, list]) =>
    list.split(" ").map((word) => [word, concept] as const),
  ),
);

const single: Readonly<Record<Concept, readonly DeviceClass[]>> = {
  // "PET" alone is often written for a PET/CT, "NM" for either kind of gamma camera.
  pet: ["PET", "PET/CT"],
  spect: ["SPECT"],
  nm: ["SPECT", "SPECT/CT"],
  ct: ["CT"],
  mr: ["MR"],
  work: ["Workplace"],
  xa: ["XA"],
  rf: ["RF"],
  dx: ["DX"],
  cr: ["CR"],
  mg: ["MG"],
  us: ["US"],
  bone: ["Bone densitometry"],
  therapy: ["Radiotherapy"],
  pacs: ["PACS"],
  printer: ["Printer"],
};

const pairs: readonly (readonly [readonly Concept[], DeviceClass])[] = [
  [["pet", "ct"], "PET/CT"],
  [["pet", "mr"], "PET/MR"],
  [["spect", "ct"], "SPECT/CT"],
  [["nm", "ct"], "SPECT/CT"],
];

/** The classes a set of concepts makes, more than one where the words leave it open. */
export function classesOf(concepts: ReadonlySet<Concept>): readonly DeviceClass[] {
  if (concepts.has("work")) return ["Workplace"];
  const rest = new Set(concepts);
  if (rest.has("spect")) rest.delete("nm");
  const pair = pairs.find(([both]) => rest.size === 2 && both.every((concept) => rest.has(concept)));
  return pair === undefined ? [...rest].flatMap((concept) => single[concept]) : [pair[1]];
}
