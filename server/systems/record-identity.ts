import "server-only";
import { z } from "zod";
import { identitiesOf, insertIdentity, tagWithSerial } from "@/db/identities";
import { lockMatching } from "@/db/matches";
import { lockSystem, type SystemRecord } from "@/db/systems";
import type { AliasTable } from "@/domain/matching/aliases";
import { readVendor } from "@/domain/matching/vendor";
import type { FoundIdentity, HeldIdentity } from "@/domain/systems/identity";
import {
  decideIdentity,
  type IdentityDecision,
  type IdentityRefusal,
} from "@/domain/systems/identity-decision";
import type { ReadingRefusal } from "@/domain/systems/identity-reading";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import type { Result } from "@/lib/result";
import { aliasesNow } from "../aliases/lines";
import { plainJson } from "../door-parts";
import { command, type Placed } from "../doors";
import { matchSystems } from "../matches/compute";
import { readDicomHeader } from "./dicom/read-header";
import { systemId } from "./fields";

type Subject = Placed &
  Readonly<{
    system: SystemRecord;
    found: Result<FoundIdentity, ReadingRefusal>;
    identities: readonly HeldIdentity[];
    serialElsewhere: string | null;
    aliases: AliasTable;
  }>;

/** Two texts name different manufacturers only where the alias table is certain of both. */
const otherVendor =
  (aliases: AliasTable) =>
  (a: string, b: string): boolean => {
    const [one, other] = [readVendor(a, aliases), readVendor(b, aliases)];
    return one.certain && other.certain && one.names[0] !== other.names[0];
  };

/**
 * Records what a device says of itself in a DICOM file. Only the header is read, only device tags are kept, and neither the file nor its
 * name is stored. Without the hash of a preview nothing is changed, and the refusal shows what would be; with it, exactly that is done.
 */
export const recordIdentity = command({
  name: "record-identity",
  sees: "system:read",
  permission: "system:edit",
  input: z.object({
    systemId,
    /** The first bytes of the file, base64; the rest is neither needed nor wanted. */
    content: z.string("Choose a DICOM file").max(5_700_000, "More of the file was sent than is read"),
    planHash: z.string().max(64).default(""),
    sure: z.string().max(8).default(""),
  }),
  load: async (tx, input, { now }): Promise<Subject | null> => {
    await lockMatching(tx, "shared");
    const system = await lockSystem(tx, input.systemId);
    if (!system) return null;
    const found = await readDicomHeader(Buffer.from(input.content, "base64"));
    const serial = found.ok ? found.value.fields.serial : "";
    return {
      places: [system.siteId],
      system,
      found,
      identities: await identitiesOf(tx, system.id),
      serialElsewhere: await tagWithSerial(tx, system.siteId, serial, system.id),
      aliases: await aliasesNow(tx, now),
    };
  },
  decide: ({ found, aliases, ...subject }, input): Result<IdentityDecision, IdentityRefusal> =>
    found.ok
      ? decideIdentity(
          { ...subject, found: found.value, otherVendor: otherVendor(aliases) },
          { planHash: input.planHash, sure: input.sure !== "" },
          (shown) => sha256(canonical(plainJson([subject.system.id, subject.system.rowVersion, shown]))),
        )
      : found,
  save: async (tx, { supersedes, fields, changes }, moment) => {
    const { system } = moment.subject;
    const { id, siteId } = system;
    const identityId = moment.newId();
    const origin = { source: "dicom-file", recordedAt: moment.now, recordedBy: moment.actor.id } as const;
    await insertIdentity(tx, { id: identityId, systemId: id, siteId, ...fields, ...origin }, supersedes);
    const named = fields.modality ? `${fields.modality} identity` : "identity";
    const because = `The ${named} was ${supersedes ? "replaced" : "added"} from a DICOM file.`;
    const rematched = await matchSystems(tx, [id], because, moment);
    const data = {
      systemId: id,
      siteId,
      assetTag: system.fields.assetTag,
      identityId,
      modality: fields.modality,
      source: origin.source,
      outcome: supersedes ? ("replaced" as const) : ("added" as const),
      supersedes,
      changes,
    };
    const about = { siteId, incidentId: null, subjectId: id } as const;
    return [{ type: "identity.recorded", ...about, data }, ...rematched];
  },
  done: ({ fields, supersedes }) => ({
    modality: fields.modality,
    outcome: supersedes ? ("replaced" as const) : ("added" as const),
  }),
});
