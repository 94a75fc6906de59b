import type { DeviceClass } from "../systems/device-classes";

/** A model name, as words in a row, and the classes it names; of two that fit, the longer one holds. */
export type ModelName = Readonly<{ words: readonly string[]; classes: readonly DeviceClass[] }>;

/**
 * Names of imaging systems by the class they are sold as. A name that stands for several classes lists them all, and a CT that
 * is known as the half of a PET/CT lists both.
 */
const names: readonly (readonly [classes: readonly DeviceClass[], names: string])[] = [
  [
    ["PET/CT"],
    "biograph, mct, truepoint, gemini, vereos, ingenuity tf, truflight, discovery st, discovery ste, discovery ls, discovery rx, " +
      "discovery 600, discovery 610, discovery 690, discovery 710, discovery iq, discovery mi, omni legend, celesteion, " +
      "cartesion, anyscan pc, umi, uexplorer, ecat reveal",
  ],
  [["PET/MR"], "biograph mmr, mmr, signa pet mr, ingenuity tf mr, upmr"],
  [["PET", "PET/CT"], "ecat, allegro, advance nxi"],
  [
    ["SPECT/CT"],
    "symbia t, symbia intevo, intevo, symbia pro specta, pro specta, brightview xct, precedence, infinia hawkeye, hawkeye, " +
      "discovery nm ct, discovery 670, discovery nm 670, optima nm ct, optima 640, nm ct, anyscan sc, anyscan trio, starguide, veriton ct",
  ],
  [
    ["SPECT"],
    "symbia s, symbia e, symbia evo, e cam, c cam, ecam, ccam, brightview, cardio md, forte, skylight, vertex, argus, " +
      "axis, irix gamma, prism, millennium, ventri, infinia, varicam, discovery nm 530, discovery nm 630, discovery nm 750, " +
      "discovery 530, discovery 630, optima nm, anyscan s, nucline, d spect, dspect, veriton, cardius, ergo, tandem 870, orbiter, " +
      "multispect, diacam, basicam",
  ],
  [["SPECT", "SPECT/CT"], "symbia, tandem, anyscan"],
  [
    ["Workplace"],
    "symbia net, e soft, esoft, syngo mi, mi workplace, mi applications, syngo via, syngo multimodality, multimodality workplace, mmwp, syngo x workplace, leonardo, xeleris, " +
      "extended brilliance, intellispace portal, jetstream, pegasys, odyssey, entegra, advantage workstation, aw server, " +
      "vitrea, interview, tera tomo, mim, hermes",
  ],
  [
    ["CT"],
    "somatom, somatom definition, somatom definition as, somatom emotion, somatom sensation, aquilion, asteion, activion, revolution ct, optima ct, discovery ct, brightspeed, lightspeed, brivo ct, hispeed, " +
      "incisive, brilliance, ingenuity core, ingenuity elite, iqon, mx 8000, mx 16, scenaria, supria, naeotom, uct",
  ],
  [["CT", "PET/CT"], "emotion duo, emotion, sensation, definition as, somatom mct, ingenuity ct"],
  [
    ["MR"],
    "magnetom, avanto, skyra, aera, verio, espree, prisma, vida, sempra, amira, sola, lumina, signa, discovery mr, optima mr, " +
      "brivo mr, achieva, ingenia, intera, panorama, vantage, titan, excelart, echelon, oasis, umr",
  ],
  [
    ["XA"],
    "artis, axiom artis, icono, pheno, arcadis, cios, siremobil, allura, azurion, innova, discovery igs, infinix, alphenix, trinias, " +
      "veradius, bv pulsera, oec, ziehm vision",
  ],
  [
    ["RF"],
    "luminos, axiom luminos, axiom iconos, iconos, uroskop, polystar, precision 500, eleva, combidiagnost, sonialvision, ultimax",
  ],
  [
    ["DX"],
    "ysio, multix, mobilett, aristos, axiom aristos, multitom, vertix, fdr, definium, discovery xr, optima xr, brivo xr, amx, " +
      "digitaldiagnost, mobilediagnost, radspeed, drx, dx d",
  ],
  [["CR"], "fcr, capsula, cr ir, regius, cr 30, cr 35, cr 85, directview"],
  [
    ["MG"],
    "mammomat, senographe, senographe pristina, selenia, dimensions, amulet, microdose, pristina, inspiration",
  ],
  [
    ["US"],
    "acuson, sequoia, antares, sonoline, s 2000, s 3000, freestyle, logiq, vivid, voluson, venue, epiq, affiniti, cx 50, hd 11, aplio, " +
      "xario, arietta, sonosite, mylab",
  ],
  [["Bone densitometry"], "horizon dxa, lunar, prodigy, idxa"],
  [
    ["Radiotherapy"],
    "truebeam, clinac, halcyon, versa hd, synergy, primus, oncor, artiste, cyberknife, tomotherapy",
  ],
  [["PACS"], "vue pacs, vue motion, centricity pacs, impax, syngo plaza, syngo dynamics, isite"],
];

const modelNames: readonly ModelName[] = names.flatMap(([classes, list]) =>
  list.split(", ").map((name) => ({ words: name.split(" "), classes })),
);

/** The names by their first word. */
export const modelNamesByWord: ReadonlyMap<string, readonly ModelName[]> = new Map(
  [...new Set(modelNames.map((name) => name.words[0] ?? ""))].map((word) => [
    word,
    modelNames.filter((name) => name.words[0] === word),
  ]),
);

/** Every word that occurs in a model name: what words written together are cut by. */
export const modelWords: ReadonlySet<string> = new Set(modelNames.flatMap((name) => name.words));
