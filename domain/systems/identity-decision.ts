import { ok, type Result, refuse } from "@/lib/result";
import {
  type FoundIdentity,
  fieldsOf,
  type HeldIdentity,
  type IdentityChange,
  type IdentityFields,
  identityChanges,
} from "./identity";
import type { ServiceState, SystemFields } from "./system";

/** What a file would make of a system's identities, shown before it is done. */
export type IdentityPreview = Readonly<{
  /** Names exactly what was shown; what is done is this, or nothing. */
  planHash: string;
  outcome: "adds" | "replaces";
  found: IdentityFields;
  held: IdentityFields | null;
  inventory: Readonly<Pick<SystemFields, "manufacturer" | "model" | "serial" | "softwareVersion">>;
  /** What speaks against this being the right system; a person must say that it is. */
  doubts: readonly string[];
  oddities: readonly string[];
}>;

export type IdentityRefusal =
  | Readonly<{ code: "to-confirm" | "plan-changed" | "not-sure"; sentence: string; preview: IdentityPreview }>
  | Readonly<{ code: string; sentence: string }>;

export type IdentitySubject = Readonly<{
  system: Readonly<{ state: ServiceState; fields: SystemFields }>;
  identities: readonly HeldIdentity[];
  found: FoundIdentity;
  /** Whether two texts name different manufacturers, by the alias table; false where either is unknown to it. */
  otherVendor: (a: string, b: string) => boolean;
  /** The tag of another system of the site with this serial number. */
  serialElsewhere: string | null;
}>;

export type IdentityDecision = Readonly<{
  supersedes: string | null;
  fields: IdentityFields;
  changes: readonly IdentityChange[];
}>;

type Asked = Readonly<{ planHash: string; sure: boolean }>;

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const differ = (a: string, b: string): boolean => a !== "" && b !== "" && !same(a, b);

/** What speaks against the file coming from this system, a sentence each. */
function doubtsOf(subject: IdentitySubject, held: HeldIdentity | null): readonly string[] {
  const { system, identities, found, otherVendor, serialElsewhere } = subject;
  const { manufacturer, serial } = found.fields;
  const { fields } = system;
  const known = [fields.serial, ...identities.map((each) => each.serial)].filter((each) => each !== "");
  const doubts = [
    otherVendor(manufacturer, fields.manufacturer)
      ? `The file says manufacturer “${manufacturer}”, the inventory says “${fields.manufacturer}”.`
      : null,
    differ(serial, fields.serial) && !known.some((each) => same(each, serial))
      ? `The file says serial number “${serial}”, the inventory says “${fields.serial}”. The parts of a combined system may each have their own.`
      : null,
    held && differ(serial, held.serial)
      ? `Until now the ${held.modality || "same"} part said serial number “${held.serial}”.`
      : null,
    serialElsewhere ? `Another system of this site, ${serialElsewhere}, has this serial number.` : null,
  ];
  return doubts.filter((each) => each !== null);
}

/**
 * A file's identity takes the place of the one of the same modality, or is added beside the others: a PET/CT holds PT and CT. Refused:
 * a retired system; the same again; until a person has seen what would change; and, where something speaks against this being the
 * right system, until they say that it is.
 */
export function decideIdentity(
  subject: IdentitySubject,
  asked: Asked,
  hash: (preview: Omit<IdentityPreview, "planHash">) => string,
): Result<IdentityDecision, IdentityRefusal> {
  const { system, identities, found } = subject;
  if (system.state === "retired") {
    const sentence = "This system is retired. What is known of it stays as it was.";
    return refuse({ code: "system-retired", sentence });
  }
  const held = identities.find((each) => each.modality === found.fields.modality) ?? null;
  const changes = identityChanges(held, found.fields);
  if (held && changes.length === 0) {
    const sentence = `The ${held.modality || "same"} identity says exactly this already. Nothing was changed.`;
    return refuse({ code: "nothing-changed", sentence });
  }
  const shown: Omit<IdentityPreview, "planHash"> = {
    outcome: held ? "replaces" : "adds",
    found: found.fields,
    held: held && fieldsOf(held),
    inventory: system.fields,
    doubts: doubtsOf(subject, held),
    oddities: found.oddities,
  };
  const unsure = unconfirmed(shown, asked, hash(shown));
  return unsure ?? ok({ supersedes: held?.id ?? null, fields: found.fields, changes });
}

function unconfirmed(
  shown: Omit<IdentityPreview, "planHash">,
  { planHash, sure }: Asked,
  now: string,
): Result<never, IdentityRefusal> | null {
  const { manufacturer, model, serial, softwareVersion } = shown.inventory;
  const preview = {
    ...shown,
    inventory: { manufacturer, model, serial, softwareVersion },
    planHash: now,
  };
  if (planHash === "") {
    const sentence = "Nothing is changed yet. Compare what the file says, then record it.";
    return refuse({ code: "to-confirm", sentence, preview });
  }
  if (planHash !== now) {
    const sentence = "The system was changed meanwhile, or this is another file. Compare again.";
    return refuse({ code: "plan-changed", sentence, preview });
  }
  if (shown.doubts.length > 0 && !sure) {
    const sentence = "Say that this is the right system, or choose a file of this one.";
    return refuse({ code: "not-sure", sentence, preview });
  }
  return null;
}
