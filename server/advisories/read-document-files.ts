import "server-only";
import { shownAdvisories } from "@/db/advisories";
import { findShownDocument } from "@/db/revisions";
import { correctedDocument } from "@/domain/advisories/corrected-document";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { expectedFileName } from "@/domain/advisories/findings";
import { readBack } from "@/domain/advisories/read-back";
import type { AdvisoryId } from "@/domain/ids";
import { query } from "../doors";
import { withKevFindings } from "./exploitation";

type Asked = Readonly<{ id: AdvisoryId }>;

/** The shown revision of an advisory, byte for byte as received. */
export const readReceivedDocument = query({
  name: "read-received-document",
  permission: "organisation:read",
  read: async (tx, { reach }, { id }: Asked) => (reach.sites.length === 0 ? null : findShownDocument(tx, id)),
});

/** The shown revision with its corrections applied and marked, as a CSAF document of its own. */
export const readCorrectedDocument = query({
  name: "read-corrected-document",
  permission: "organisation:read",
  read: async (tx, { reach }, { id, namespace }: Asked & Readonly<{ namespace: string }>) => {
    if (reach.sites.length === 0) return null;
    const received = await findShownDocument(tx, id);
    const [advisory] = await withKevFindings(tx, await shownAdvisories(tx, [id]));
    if (!received || !advisory) return null;
    const { reading, findings, annotations } = advisory;
    const original: unknown = JSON.parse(new TextDecoder().decode(received.raw));
    const effective = applyAnnotations(reading, findings, annotations);
    const document = correctedDocument(original, effective, annotations, { namespace });
    return {
      fileName: expectedFileName(`${reading.trackingId}-corrected`),
      text: `${JSON.stringify(document, null, 2)}\n`,
    };
  },
});

/** What was typed of an advisory that was written here, to be edited; null for one that came as a file. */
export const readWrittenAdvisory = query({
  name: "read-written-advisory",
  permission: "advisory:import",
  read: async (tx, { reach }, { id }: Asked) => {
    const [advisory] = reach.sites.length === 0 ? [] : await shownAdvisories(tx, [id]);
    const written = advisory ? readBack(advisory.reading) : null;
    return advisory && written ? { id, revisionId: advisory.revisionId, written } : null;
  },
});
