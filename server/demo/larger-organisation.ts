import "server-only";
import type { AdvisoryId, SiteId } from "@/domain/ids";
import { importAdvisory } from "../advisories/import-advisory";
import { addPerson } from "../people/add-person";
import { giveGrant } from "../people/give-grant";
import { addSite } from "../sites/add-site";
import { readCsv } from "../systems/read-csv";
import { demoSites } from "./cast";
import { seedFile } from "./files";
import { importFile } from "./inventory";
import type { World } from "./world";

const perPerson = 10;

/** Adds hospitals until there are so many, each ten with a technician and a clinical lead; returns the codes of all. */
export async function addHospitals(world: World, count: number, at: Date): Promise<string[]> {
  const codes: string[] = demoSites.map((site) => site.code);
  let added: SiteId[] = [];
  for (let number = codes.length + 1; number <= count; number += 1) {
    const code = `H${String(number).padStart(3, "0")}`;
    const site = { code, name: `Hospital ${number}`, region: "Further hospitals", zone: "Europe/Berlin" };
    codes.push(code);
    // Safe because the command has just made this site.
    added.push((await world.as("nils", at, addSite, site)).siteId as SiteId);
    if (added.length < perPerson && number < count) continue;
    await addStaff(world, number, added, at);
    added = [];
  }
  return codes;
}

async function addStaff(world: World, number: number, sites: readonly SiteId[], at: Date): Promise<void> {
  for (const [role, title] of [
    ["technician", "Technician"],
    ["clinical-lead", "Clinical lead"],
  ] as const) {
    const fields = { name: `${title} ${number}`, email: `${role}-${number}@isocenter.example`, phone: "" };
    const { personId } = await world.as("nils", at, addPerson, fields);
    for (const siteId of sites) await world.as("nils", at, giveGrant, { personId, role, siteId });
  }
}

/** The e-mail address of the technician of the first ten hospitals that were added. */
export const furtherTechnician = `technician-${demoSites.length + perPerson}@isocenter.example`;

/** Imports copies of the demo's inventory, spread over the sites, until there are so many systems. */
export async function addSystems(
  world: World,
  codes: readonly string[],
  count: number,
  at: Date,
): Promise<void> {
  const { length } = (await demoInventory()).rows;
  if (count <= length) return;
  const bytes = await copiedInventory(codes, count - length, 1000);
  await importFile(world, at, "inventory-of-further-hospitals.csv", bytes);
}

async function demoInventory() {
  const read = readCsv(await seedFile("inventory.csv"));
  if (!read.ok) throw new Error("The demo's inventory cannot be read");
  return read.value;
}

/** An inventory file of so many copies of the demo's systems, spread over the sites; their numbers count up from the first. */
export async function copiedInventory(
  codes: readonly string[],
  count: number,
  firstNumber: number,
): Promise<Buffer> {
  const { headers, rows } = await demoInventory();
  const copies = Array.from({ length: count }, (_, at) => {
    const { cells }: { cells: Readonly<Record<string, string>> } = rows[at % rows.length] ?? { cells: {} };
    const own: Record<string, string> = {
      site: codes[at % codes.length] ?? "",
      asset_tag: `${cells.asset_tag?.slice(0, 2) ?? "XX"}-${firstNumber + at}`,
      serial_number: String(199_000 + firstNumber + at),
      station_name: "",
      ip_address: "",
    };
    return { ...cells, ...own };
  });
  const lines = copies.map((cells) => headers.map((header) => quoted(cells[header] ?? "")).join(","));
  return Buffer.from([headers.join(","), ...lines].join("\n"));
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/** Imports an advisory that may be decided to affect every system: the quiet one under another name. */
export async function importFurther(
  world: World,
  at: Date,
  trackingId = "ICSMA-99-001-01",
): Promise<AdvisoryId> {
  const quiet = (await seedFile("advisories", "icsma-21-084-01.json")).toString("utf8");
  const text = quiet
    .replaceAll("ICSMA-21-084-01", trackingId)
    .replace("Philips Gemini PET/CT: patient data on removable media", "Imaging systems of every kind");
  const content = Buffer.from(text).toString("base64");
  const file = { fileName: `${trackingId.toLowerCase()}.json`, content };
  const done = await world.as("cora", at, importAdvisory, file);
  if (done.outcome !== "imported") throw new Error("The further advisory was refused");
  return done.advisoryId;
}
