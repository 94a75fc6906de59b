import { aliasTable } from "../aliases";
import { classesNamed } from "../device-class";
import type { MatchableAdvisory, MatchableProduct, MatchableSystem } from "../matchable";
import { operatingSystemCondition } from "../operating-system";
import { standardAliases } from "../standard-aliases";

/** A product as the reading of a document would give it. */
export function product(vendor: string, productName: string, versionText = "vers:all/*"): MatchableProduct {
  return {
    key: `${vendor}|${productName}|${versionText}`,
    vendor,
    productName,
    versionText,
    deviceClasses: classesNamed(productName),
    operatingSystem: operatingSystemCondition([productName, versionText]),
    identifiers: [],
  };
}

/** The four product families of the reference advisory, ICSMA-17-215-02. */
export const reference: MatchableAdvisory = {
  namesNoProduct: false,
  products: [
    product("Siemens", "Siemens PET/CT Systems Windows 7-Based"),
    product("Siemens", "Siemens SPECT/CT Systems Windows 7-Based"),
    product("Siemens", "Siemens SPECT Workplaces/Symbia.net Windows 7-Based"),
    product("Siemens", "Siemens SPECT Systems Windows 7-Based"),
  ],
};

export const table = aliasTable(standardAliases, new Date("2026-11-23T12:00:00Z"));

/** A system that the reference advisory likely affects, with anything replaced. */
export function system(given: Partial<MatchableSystem> = {}): MatchableSystem {
  return {
    manufacturer: "Siemens",
    model: "Symbia T16",
    deviceClass: "SPECT/CT",
    modality: "NM",
    serial: "",
    softwareVersion: "VB10B",
    operatingSystem: "Windows 7",
    identities: [],
    ...given,
  };
}
