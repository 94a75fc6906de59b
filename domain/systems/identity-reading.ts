import { ok, type Result, refuse } from "@/lib/result";
import {
  type FoundIdentity,
  type IdentityField,
  type IdentityFields,
  identityFieldNames,
  identityFields,
  identityLengths,
} from "./identity";

/** Why a file gives no identity, in a sentence. */
export type ReadingRefusal = Readonly<{ code: string; sentence: string }>;

/** What a header held for a field: its text, and whether some of its characters could not be read. */
export type HeaderText = Readonly<{ text: string; unreadable: boolean }>;
export type HeaderTexts = Readonly<Partial<Record<IdentityField, HeaderText>>>;

// Characters that draw nothing or turn the direction of what follows.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const markup = /[<>]/;
/** Modalities that name no device: what wrote the file may be a workplace or a converter. */
const ofNoDevice = new Set(["OT", "SR", "SC", "KO", "PR", "DOC", "SEG", "REG", "RTSTRUCT", "RTPLAN"]);

type Cleaned = Readonly<{ text: string; oddities: readonly string[] }>;

function cleaned(field: IdentityField, { text, unreadable }: HeaderText): Cleaned {
  const name = identityFieldNames[field];
  const visible = text.replace(unseen, "").trim();
  const most = identityLengths[field];
  const cut = [...visible].slice(0, most).join("");
  const oddities = [
    unreadable
      ? `${name}: some characters are in a character set that cannot be read here. They are shown as �.`
      : null,
    text.search(unseen) >= 0 ? `${name}: characters that cannot be seen were left out.` : null,
    cut !== visible ? `${name}: longer than ${most} characters, so it is cut there.` : null,
    markup.test(cut) ? `${name}: holds “<” or “>”, odd in a name. It is kept as text.` : null,
  ];
  return { text: cut, oddities: oddities.filter((each) => each !== null) };
}

/** “20240131” as “2024-01-31”; what is no such date stays as it is. */
function asDay(text: string): string {
  const read = /^(\d{4})\.?(\d{2})\.?(\d{2})$/.exec(text.split("\\")[0]?.trim() ?? "");
  return read ? `${read[1]}-${read[2]}-${read[3]}` : text;
}

const says = (fields: IdentityFields): boolean =>
  [fields.manufacturer, fields.model, fields.serial, fields.stationName, fields.deviceUid, fields.udi].some(
    (text) => text !== "",
  );

function odd(fields: IdentityFields): readonly string[] {
  const { manufacturer, serial, modality } = fields;
  const found = [
    manufacturer === "" ? "The file names no manufacturer. It stays unknown." : null,
    serial === "" ? "The file gives no serial number. It stays unknown." : null,
    address.test(serial)
      ? `The serial number “${serial}” looks like an IP address. It is kept as text.`
      : null,
    modality === "" ? "The file names no modality. It stays unknown." : null,
    ofNoDevice.has(modality)
      ? `The modality ${modality} names no kind of device: the file may come from a workplace or a converter.`
      : null,
  ];
  return found.filter((each) => each !== null);
}

/**
 * The identity a header gives: texts as they stand, bounded and without unseen characters, each odd thing told. Refused where the
 * header names no device at all.
 */
export function readIdentity(texts: HeaderTexts): Result<FoundIdentity, ReadingRefusal> {
  const read = identityFields.map((field) => {
    const raw = texts[field] ?? { text: "", unreadable: false };
    const dated = field === "calibratedOn" ? { ...raw, text: asDay(raw.text) } : raw;
    return [field, cleaned(field, dated)] as const;
  });
  // Safe because every field of the record was just read.
  const fields = Object.fromEntries(read.map(([field, { text }]) => [field, text])) as IdentityFields;
  if (!says(fields)) {
    return refuse({
      code: "no-device",
      sentence:
        "The file's header names no device: no manufacturer, model, serial number or station. De-identified files often lack them. Choose a file straight from the device.",
    });
  }
  return ok({ fields, oddities: [...read.flatMap(([, each]) => each.oddities), ...odd(fields)] });
}
