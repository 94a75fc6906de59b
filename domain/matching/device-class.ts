import { type DeviceClass, deviceClasses } from "../systems/device-classes";
import type { AliasTable } from "./aliases";
import { type Concept, classesOf, classNoise, conceptOf } from "./class-words";
import { doubtsItself } from "./doubts";
import { type ModelName, modelNamesByWord, modelWords } from "./model-names";
import { compact, cutInto, sameWord, saysNothing, words } from "./normalise";

/** Which classes a text may mean; certain only when every word of it was understood. */
export type ClassReading = Readonly<{ classes: readonly DeviceClass[]; certain: boolean; blank: boolean }>;

const blankReading: ClassReading = { classes: [], certain: false, blank: true };

const classVocabulary: ReadonlySet<string> = new Set([...conceptOf.keys(), ...classNoise]);
const longClassWords = [...classVocabulary].filter((word) => word.length >= 6);

function classWord(word: string): readonly string[] {
  if (classVocabulary.has(word)) return [word];
  const near = longClassWords.find((known) => sameWord(known, word));
  return near === undefined ? (cutInto(word, classVocabulary) ?? [word]) : [near];
}

const emission = / (positron\w*|photon\w*) emission\w* (?:comput\w+ )?tomogra\w+ /;

/** "Positron emission tomography" is PET, and its tomography no CT. */
function spelledShort(list: readonly string[]): readonly string[] {
  const short = ` ${list.join(" ")} `.replace(emission, (_, particle: string) =>
    particle.startsWith("positron") ? " pet " : " spect ",
  );
  return short.trim().split(" ");
}

const isNumber = (word: string): boolean => /^\p{N}/u.test(word);

/** The concepts among some words, and whether any word was not understood. */
function conceptsIn(list: readonly string[]): Readonly<{ found: ReadonlySet<Concept>; rest: boolean }> {
  const known = list.map((word) => ({ word, concept: conceptOf.get(word) }));
  return {
    found: new Set(known.flatMap(({ concept }) => (concept === undefined ? [] : [concept]))),
    rest: known.some(
      ({ word, concept }) => concept === undefined && !classNoise.has(word) && !isNumber(word),
    ),
  };
}

const isDeviceClass = (text: string): text is DeviceClass => deviceClasses.some((each) => each === text);

/** Reads a device class as people write it: "Pet ct", "SPECTCT", "Gamma camera (SPECT)", "Befundstation". */
export function readDeviceClass(text: string, table: AliasTable): ClassReading {
  if (saysNothing(text)) return blankReading;
  const alias = table.class.get(compact(text));
  if (alias !== undefined && isDeviceClass(alias)) return { classes: [alias], certain: true, blank: false };
  const { found, rest } = conceptsIn(spelledShort(words(text)).flatMap(classWord));
  const classes = classesOf(found);
  const exact = rest ? deviceClasses.find((each) => compact(each) === compact(text)) : undefined;
  const certain = (classes.length > 0 && !rest) || exact !== undefined;
  return {
    classes: exact === undefined ? classes : [exact],
    certain: certain && !doubtsItself(text.toLowerCase()),
    blank: false,
  };
}

const longModelWords = [...modelWords].filter((word) => word.length >= 6);

function modelWord(word: string): readonly string[] {
  if (modelWords.has(word)) return [word];
  const pieces = cutInto(word, modelWords);
  if (pieces !== null) return pieces;
  const head = longModelWords.find((known) => word.startsWith(known));
  if (head !== undefined) return [head, word.slice(head.length)];
  return [longModelWords.find((known) => sameWord(known, word)) ?? word];
}

type Place = Readonly<{ name: ModelName; from: number; to: number }>;

function placesOf(list: readonly string[]): readonly Place[] {
  return list.flatMap((first, from) =>
    (modelNamesByWord.get(first) ?? [])
      .filter((name) => name.words.every((word, i) => list[from + i] === word))
      .map((name) => ({ name, from, to: from + name.words.length })),
  );
}

const inside = (a: Place, b: Place): boolean =>
  a !== b && b.from <= a.from && a.to <= b.to && b.to - b.from > a.to - a.from;

/** The classes a model names by its name ("Symbia T16") or in plain words ("MI Workplace"). */
export function readModelClasses(text: string, table: AliasTable): ClassReading {
  if (saysNothing(text)) return blankReading;
  const list = words(table.model.get(compact(text)) ?? text).flatMap(modelWord);
  const places = placesOf(list);
  const named = places.filter((place) => !places.some((other) => inside(place, other)));
  if (named.length > 0) {
    const classes = [...new Set(named.flatMap((place) => place.name.classes))];
    return { classes, certain: classes.length === 1, blank: false };
  }
  const plain = conceptsIn(words(text).filter((word) => word.length >= 3 || word === "ct"));
  return { classes: classesOf(plain.found), certain: false, blank: false };
}

const emitters: Readonly<Record<string, readonly DeviceClass[]>> = {
  pt: ["PET/CT", "PET/MR", "PET"],
  nm: ["SPECT", "SPECT/CT"],
  ct: ["CT", "PET/CT", "SPECT/CT"],
  mr: ["MR", "PET/MR"],
  xa: ["XA"],
  rf: ["RF", "XA"],
  dx: ["DX"],
  dr: ["DX"],
  cr: ["CR", "DX"],
  mg: ["MG"],
  us: ["US"],
  ivus: ["US"],
  bmd: ["Bone densitometry"],
  rtimage: ["Radiotherapy"],
};

/** The classes that emit a DICOM modality (PS3.3, C.7.3.1.1.1); "PT/CT" names what emits both. Others say nothing. */
export function readModality(text: string): ClassReading {
  const codes = words(text).filter((word) => emitters[word] !== undefined);
  if (codes.length === 0) return { ...blankReading, blank: saysNothing(text) };
  const lists = codes.map((code) => emitters[code] ?? []);
  const [first = []] = lists;
  const both = first.filter((each) => lists.every((list) => list.includes(each)));
  const classes = both.length > 0 ? both : [...new Set(lists.flat())];
  return { classes, certain: false, blank: false };
}

const plainWords: ReadonlySet<string> = new Set(
  "pet spect nm ct mr mri workplace workstation mammography ultrasound angiography".split(" "),
);

/** The device classes a product's name names in plain words ("PET/CT Systems", "SPECT Workplaces"). */
export function classesNamed(text: string): readonly DeviceClass[] {
  const list = words(text).map((word) => (plainWords.has(word) ? word : word.replace(/s$/, "")));
  return classesOf(conceptsIn(list.filter((word) => plainWords.has(word))).found);
}

/** Whether a text consists of nothing but words for a class. */
export function isOnlyClass(text: string): boolean {
  const list = words(text).map((word) => (plainWords.has(word) ? word : word.replace(/s$/, "")));
  return (
    list.some((word) => plainWords.has(word)) &&
    list.every((word) => plainWords.has(word) || classNoise.has(word))
  );
}
