import type { ColumnMapping, ColumnTarget } from "./import-rows";

/**
 * The headers each column is known by in English and German exports, the surest first; letters and digits only, lower case, umlauts
 * written out. Of two headers for one field the surer one is taken.
 */
const synonyms: Readonly<Record<ColumnTarget, string>> = {
  site: "site sitecode siteid sitename hospital hospitalcode standort standortcode standortname haus krankenhaus klinik klinikum campus facility facilityname facilitycode betriebsstaette werk einrichtung",
  assetTag:
    "assettag assetno assetnumber assetid asset inventarnummer inventarnr inventarno inventoryno inventorynumber inventoryid inventarnummern invnr invno inventory tag tagno equipmentnumber equipmentno equipmentid equipmentnr geraetenummer geraetenr anlagennummer anlagennr barcode controlnumber deviceid id",
  manufacturer:
    "manufacturer manufacturername vendor vendorname hersteller herstellername make oem brand supplier lieferant fabrikat",
  model:
    "model modelname manufacturermodelname modelnumber modelno modell modellname modellbezeichnung typ typenbezeichnung type produkt product productname produktname geraetebezeichnung bezeichnung geraetename device devicename geraet system systemname equipment",
  deviceClass:
    "deviceclass devicetype equipmenttype equipmentclass geraeteklasse geraeteart geraetetyp geraetegruppe class klasse category devicecategory kategorie produktgruppe kind art",
  modality: "modality dicommodality modalitaet modalitaeten mod",
  serial:
    "serialnumber serialno serialnr serial sn seriennummer seriennr snr sernr sno deviceserialnumber fabriknummer fabriknr fabrikationsnummer herstellernummer",
  softwareVersion:
    "softwareversion softwareversions swversion softwarerelease softwarerevision softwarestand softwarelevel version firmware firmwareversion release software sw",
  operatingSystem:
    "operatingsystem os betriebssystem osversion osname opsys operatingsystemversion betriebssystemversion plattform platform",
  stationName: "stationname station hostname host computername rechnername dnsname fqdn netbiosname nodename",
  aeTitles: "aetitles aetitle dicomaetitle dicomaet aetitel aet aets ae",
  ipAddress: "ipaddress ipaddr ipadresse ipv4address ipv4 ip networkaddress netzwerkadresse ipnummer",
  vlan: "vlan vlanid vlanname networksegment netzsegment netzwerksegment segment subnet subnetz network netzwerk netz",
  switchPort: "switchport networkport netzwerkport netzwerkdose switch dose port patchdose wanddose",
  location:
    "location room roomno roomnumber raum raumnummer raumnr ort aufstellort aufstellungsort zimmer abteilung department building gebaeude station area floor etage",
  clinicalOwner:
    "clinicalowner owner clinicalcontact responsible responsibleperson verantwortlich verantwortlicher verantwortliche besitzer ansprechpartner geraeteverantwortlicher contact contactperson eigentuemer custodian kontakt",
  ruhCapable: "ruhcapable ruh remoteupdate remoteupdatehandling remoteupdatecapable fernwartung fernupdate",
  examsPerDay:
    "examsperday examsaday exams dailyexams examinationsperday untersuchungenprotag untersuchungentag untersuchungen patientsperday patientenprotag volume",
  alternative:
    "alternative alternativesystem fallback fallbacksystem backupsystem ersatzgeraet ausweichgeraet ersatzsystem alternativgeraet",
};

const umlauts: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

const bare = (header: string): string =>
  header
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize("NFKD")
    .replace(/[^a-z0-9]/g, "");

/** A header row as one text, the same whatever the case, blanks and signs of its headers; by it a mapping is remembered. */
export const headerRow = (headers: readonly string[]): string =>
  headers.map((header) => header.normalize("NFKC").trim().toLowerCase()).join("\n");

const isTarget = (name: string): name is ColumnTarget => name in synonyms;

/** What a word is known to mean, and how sure that is: 0 is surest. */
const known: ReadonlyMap<string, readonly Readonly<{ target: ColumnTarget; rank: number }>[]> = wordsOf();

function wordsOf() {
  const words = new Map<string, { target: ColumnTarget; rank: number }[]>();
  for (const [target, list] of Object.entries(synonyms)) {
    if (!isTarget(target)) continue;
    list.split(" ").forEach((word, rank) => {
      words.set(word, [...(words.get(word) ?? []), { target, rank }]);
    });
  }
  return words;
}

/** Guesses which header feeds which field; what is not recognised stays unmapped, and of two headers for a field the surer is taken. */
export function suggestMapping(headers: readonly string[]): ColumnMapping {
  const guesses = headers
    .flatMap((header) => (known.get(bare(header)) ?? []).map((guess) => ({ header, ...guess })))
    .sort((a, b) => a.rank - b.rank);
  const taken = new Set<string>();
  const found = new Map<string, ColumnTarget>();
  for (const { header, target } of guesses) {
    if (taken.has(target) || found.has(header)) continue;
    taken.add(target);
    found.set(header, target);
  }
  return Object.fromEntries(
    headers.flatMap((header) => {
      const target = found.get(header);
      return target === undefined ? [] : [[header, target]];
    }),
  );
}
