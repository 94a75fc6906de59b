import type { ColumnMapping } from "./import-rows";
import type { SystemField } from "./system";

/** The headers each column is known by, beside its own name; letters and digits only, lower case. */
const synonyms: Readonly<Record<SystemField | "site", string>> = {
  site: "site sitecode hospital standort haus location code facility campus",
  assetTag:
    "assettag asset assetid assetno assetnumber tag inventory inventoryno inventorynumber inventarnummer inventarnr geraetenummer id",
  manufacturer: "manufacturer vendor make oem hersteller brand",
  model: "model modelname manufacturermodelname product modell geraet type typ",
  deviceClass: "deviceclass class devicetype category equipmenttype geraeteklasse geraeteart geratetyp kind",
  modality: "modality modalitaet modalitat",
  serial: "serial serialnumber serialno sn seriennummer devicserialnumber deviceserialnumber",
  softwareVersion: "softwareversion softwareversions software version swversion release softwarestand",
  operatingSystem: "operatingsystem os betriebssystem platform opsys",
  stationName: "stationname station hostname host computername rechnername",
  aeTitles: "aetitles aetitle aet ae dicomaetitle",
  ipAddress: "ipaddress ip ipaddr ipadresse ipv4",
  vlan: "vlan network segment netz netzwerk",
  switchPort: "switchport port switch netzwerkdose dose",
  location: "location room raum ort department abteilung area",
  clinicalOwner: "clinicalowner owner clinicalcontact responsible verantwortlich besitzer",
  ruhCapable: "ruhcapable ruh remoteupdate remoteupdatehandling",
  examsPerDay: "examsperday exams examsaday untersuchungenprotag volume",
  alternative: "alternative alternativesystem fallback ersatzgeraet ausweichgeraet",
};

const bare = (header: string): string =>
  header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const isTarget = (name: string): name is SystemField | "site" => name in synonyms;

const known: ReadonlyMap<string, SystemField | "site"> = new Map(
  Object.entries(synonyms).flatMap(([name, list]) =>
    isTarget(name) ? list.split(" ").map((word) => [word, name] as const) : [],
  ),
);

/** Guesses which header feeds which field; of two headers for one field the first is taken, the other stays unmapped. */
export function suggestMapping(headers: readonly string[]): ColumnMapping {
  const mapping: Record<string, SystemField | "site"> = {};
  const taken = new Set<string>();
  for (const header of headers) {
    const target = known.get(bare(header));
    if (target === undefined || taken.has(target)) continue;
    taken.add(target);
    mapping[header] = target;
  }
  return mapping;
}
