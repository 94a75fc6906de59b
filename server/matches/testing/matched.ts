import { eq } from "drizzle-orm";
import { shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { matches } from "@/db/schema";
import { applyAnnotations } from "@/domain/advisories/corrections";
import type { AdvisoryId, MatchId, SystemId } from "@/domain/ids";
import { transcribeAdvice } from "../../advisories/annotate";
import { answerFinding } from "../../advisories/answer-finding";
import { importAdvisory } from "../../advisories/import-advisory";
import type { DemoSiteCode } from "../../demo/cast";
import { registerSystem } from "../../systems/register-system";
import { asFile, csaf } from "./documents";
import { type hospital, symbia } from "./hospital";

type Hospital = ReturnType<typeof hospital>;
type Held = Readonly<{ systemId: SystemId; matchId: MatchId }>;

/** Imports the document and returns the advisory's id. */
export async function importedAdvisory(
  { done }: Hospital,
  tx: Tx,
  told: Parameters<typeof csaf>[0] = {},
): Promise<AdvisoryId> {
  const answer = await done(tx, "cora", importAdvisory, asFile(csaf(told)));
  if (answer.outcome !== "imported") throw new Error(answer.sentence);
  return answer.advisoryId;
}

/** Registers a scanner at a site and returns it with its match. */
export async function matchedSystem(
  { done, site }: Hospital,
  tx: Tx,
  where: DemoSiteCode,
  assetTag: string,
  change: Readonly<Record<string, string>> = {},
): Promise<Held> {
  const { systemId } = await done(tx, "cora", registerSystem, {
    siteId: site(where),
    ...symbia,
    ...change,
    assetTag,
  });
  const [match] = await tx.select().from(matches).where(eq(matches.systemId, systemId));
  if (!match) throw new Error("The system has no match; import the advisory first");
  return { systemId, matchId: match.id };
}

/** Answers everything that must be answered before an incident is opened. */
export async function confirmFindings({ done }: Hospital, tx: Tx, advisoryId: AdvisoryId): Promise<void> {
  const [advisory] = await shownAdvisories(tx, [advisoryId]);
  if (!advisory) throw new Error("No such advisory");
  const { findings } = applyAnnotations(advisory.reading, advisory.findings, advisory.annotations);
  for (const { finding } of findings) {
    const about = { advisoryId, findingKey: finding.key };
    if (finding.code === "C2") {
      const advice = { ...about, text: "Run it in a dedicated segment.", sourceTitle: "Web version" };
      await done(tx, "cora", transcribeAdvice, advice);
    } else await done(tx, "cora", answerFinding, { ...about, answer: "confirm" });
  }
}
