/**
 * The attributes that scanners write and that may tell who somebody is, by their tags, among those that PS3.15 table E.1-1 has
 * removed or replaced; every other tag of the patient's group is named by its number. They are named so that a person can see why a
 * file is in quarantine; what they hold is never read. A file is in quarantine for being DICOM, whichever of them it has.
 */
const named: ReadonlyMap<number, string> = new Map([
  [0x0008_0014, "Instance Creator UID"],
  [0x0008_0018, "SOP Instance UID"],
  [0x0008_0020, "Study Date"],
  [0x0008_0021, "Series Date"],
  [0x0008_0022, "Acquisition Date"],
  [0x0008_0023, "Content Date"],
  [0x0008_002a, "Acquisition DateTime"],
  [0x0008_0030, "Study Time"],
  [0x0008_0031, "Series Time"],
  [0x0008_0032, "Acquisition Time"],
  [0x0008_0033, "Content Time"],
  [0x0008_0050, "Accession Number"],
  [0x0008_0081, "Institution Address"],
  [0x0008_0090, "Referring Physician's Name"],
  [0x0008_0092, "Referring Physician's Address"],
  [0x0008_0094, "Referring Physician's Telephone Numbers"],
  [0x0008_0096, "Referring Physician Identification Sequence"],
  [0x0008_009c, "Consulting Physician's Name"],
  [0x0008_1030, "Study Description"],
  [0x0008_103e, "Series Description"],
  [0x0008_1048, "Physician(s) of Record"],
  [0x0008_1049, "Physician(s) of Record Identification Sequence"],
  [0x0008_1050, "Performing Physician's Name"],
  [0x0008_1052, "Performing Physician Identification Sequence"],
  [0x0008_1060, "Name of Physician(s) Reading Study"],
  [0x0008_1062, "Physician(s) Reading Study Identification Sequence"],
  [0x0008_1070, "Operators' Name"],
  [0x0008_1072, "Operator Identification Sequence"],
  [0x0008_1080, "Admitting Diagnoses Description"],
  [0x0008_1084, "Admitting Diagnoses Code Sequence"],
  [0x0008_1110, "Referenced Study Sequence"],
  [0x0008_1111, "Referenced Performed Procedure Step Sequence"],
  [0x0008_1120, "Referenced Patient Sequence"],
  [0x0008_1140, "Referenced Image Sequence"],
  [0x0008_2111, "Derivation Description"],
  [0x0008_4000, "Identifying Comments"],
  [0x0010_0010, "Patient's Name"],
  [0x0010_0020, "Patient ID"],
  [0x0010_0021, "Issuer of Patient ID"],
  [0x0010_0022, "Type of Patient ID"],
  [0x0010_0024, "Issuer of Patient ID Qualifiers Sequence"],
  [0x0010_0030, "Patient's Birth Date"],
  [0x0010_0032, "Patient's Birth Time"],
  [0x0010_0040, "Patient's Sex"],
  [0x0010_0050, "Patient's Insurance Plan Code Sequence"],
  [0x0010_0101, "Patient's Primary Language Code Sequence"],
  [0x0010_1000, "Other Patient IDs"],
  [0x0010_1001, "Other Patient Names"],
  [0x0010_1002, "Other Patient IDs Sequence"],
  [0x0010_1005, "Patient's Birth Name"],
  [0x0010_1010, "Patient's Age"],
  [0x0010_1020, "Patient's Size"],
  [0x0010_1030, "Patient's Weight"],
  [0x0010_1040, "Patient's Address"],
  [0x0010_1050, "Insurance Plan Identification"],
  [0x0010_1060, "Patient's Mother's Birth Name"],
  [0x0010_1080, "Military Rank"],
  [0x0010_1081, "Branch of Service"],
  [0x0010_1090, "Medical Record Locator"],
  [0x0010_2000, "Medical Alerts"],
  [0x0010_2110, "Allergies"],
  [0x0010_2150, "Country of Residence"],
  [0x0010_2152, "Region of Residence"],
  [0x0010_2154, "Patient's Telephone Numbers"],
  [0x0010_2160, "Ethnic Group"],
  [0x0010_2180, "Occupation"],
  [0x0010_21a0, "Smoking Status"],
  [0x0010_21b0, "Additional Patient History"],
  [0x0010_21c0, "Pregnancy Status"],
  [0x0010_21d0, "Last Menstrual Date"],
  [0x0010_21f0, "Patient's Religious Preference"],
  [0x0010_2203, "Patient's Sex Neutered"],
  [0x0010_2297, "Responsible Person"],
  [0x0010_2299, "Responsible Organization"],
  [0x0010_4000, "Patient Comments"],
  [0x0018_1030, "Protocol Name"],
  [0x0018_4000, "Acquisition Comments"],
  [0x0018_9424, "Acquisition Protocol Description"],
  [0x0020_000d, "Study Instance UID"],
  [0x0020_000e, "Series Instance UID"],
  [0x0020_0010, "Study ID"],
  [0x0020_4000, "Image Comments"],
  [0x0032_1032, "Requesting Physician"],
  [0x0032_1033, "Requesting Service"],
  [0x0032_1060, "Requested Procedure Description"],
  [0x0032_1070, "Requested Contrast Agent"],
  [0x0032_4000, "Study Comments"],
  [0x0038_0010, "Admission ID"],
  [0x0038_0300, "Current Patient Location"],
  [0x0038_0400, "Patient's Institution Residence"],
  [0x0038_0500, "Patient State"],
  [0x0038_4000, "Visit Comments"],
  [0x0040_0006, "Scheduled Performing Physician's Name"],
  [0x0040_0244, "Performed Procedure Step Start Date"],
  [0x0040_0253, "Performed Procedure Step ID"],
  [0x0040_0254, "Performed Procedure Step Description"],
  [0x0040_0275, "Request Attributes Sequence"],
  [0x0040_0280, "Comments on the Performed Procedure Step"],
  [0x0040_1001, "Requested Procedure ID"],
  [0x0040_1400, "Requested Procedure Comments"],
  [0x0040_2400, "Imaging Service Request Comments"],
  [0x0040_a123, "Person Name"],
  [0x0040_a730, "Content Sequence"],
  [0x0088_0140, "Storage Media File-set UID"],
  [0x4008_0114, "Physician Approving Interpretation"],
  [0x4008_0119, "Distribution Name"],
]);

/** The group of the attributes of the patient (PS3.3, C.2). */
const patientGroup = 0x0010;
/** Where pixels begin: what is drawn into them can name a patient too. */
const pixelData = 0x7fe0_0010;
/** How many are listed of one file; nobody reads more. */
const most = 200;

/** The names of those tags that may tell of a patient, each once, in the order of their numbers. */
export function patientTagNames(tags: Iterable<number>): readonly string[] {
  const sorted = [...new Set(tags)].sort((one, other) => one - other);
  const names = sorted.flatMap((tag) => nameOf(tag) ?? []);
  return [...new Set(names)].slice(0, most);
}

function nameOf(tag: number): string | null {
  const known = named.get(tag);
  if (known) return known;
  const group = Math.floor(tag / 0x1_0000);
  // Odd groups are a vendor's own, and nobody can tell what they hold.
  if (group % 2 === 1 && group > 8) return `Private tags of group ${hex(group)}`;
  if (group === patientGroup) return `Patient tag (${hex(group)},${hex(tag % 0x1_0000)})`;
  return tag === pixelData ? "Pixel Data" : null;
}

const hex = (number: number) => number.toString(16).padStart(4, "0");
