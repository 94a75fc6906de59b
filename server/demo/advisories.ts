import "server-only";
import { shownAdvisories } from "@/db/advisories";
import { listMatchesOf } from "@/db/match-decisions";
import { applyAnnotations } from "@/domain/advisories/corrections";
import type { AdvisoryId } from "@/domain/ids";
import { confirmPort, transcribeAdvice } from "../advisories/annotate";
import { answerFinding } from "../advisories/answer-finding";
import { importAdvisory } from "../advisories/import-advisory";
import { decideMatches } from "../matches/decide-matches";
import { minutesAfter } from "./days";
import { seedFile } from "./files";
import type { World } from "./world";

/** What the vendor advised, as the demo's coordinator found it on the publisher's page; in the demo's own words. */
const advice = [
  "Protect network access to the products: run them in a dedicated network segment and a protected IT environment.",
  "Where that is not possible, and patient safety and treatment are not at risk: disconnect the product and use it standalone.",
  "Reconnect only after the patch or remediation is installed. Owners of systems with Remote Update Handling first clear patch availability and the remaining risk in their network with the Customer Care Center, then connect to receive it.",
  "Keep appropriate backups and procedures to restore the system.",
  "Minimise network exposure: not reachable from the Internet, behind firewalls, apart from the business network; remote access only through a current VPN.",
  "Evaluate the impact on your own environment and clinical use before acting.",
] as const;
const source = {
  sourceTitle: "Web version of the advisory",
  sourceUrl: "https://www.cisa.gov/news-events/ics-medical-advisories/icsma-17-215-02",
};

async function importFile(world: World, at: Date, fileName: string): Promise<AdvisoryId> {
  const content = (await seedFile("advisories", fileName)).toString("base64");
  const done = await world.as("cora", at, importAdvisory, { fileName, content });
  if (done.outcome !== "imported") throw new Error(`The demo's ${fileName} was refused`);
  return done.advisoryId;
}

/** Imports the reference advisory, transcribes the lost advice, confirms the findings and the ports its text names. */
export async function importReference(world: World, at: Date): Promise<AdvisoryId> {
  const advisoryId = await importFile(world, at, "icsma-17-215-02.json");
  const findings = await openFindings(world, advisoryId);
  const lost = findings.find((finding) => finding.code === "C2");
  for (const [index, text] of advice.entries()) {
    const input = { advisoryId, findingKey: lost?.key ?? "", text, ...source };
    await world.as("cora", minutesAfter(at, 3 + index), transcribeAdvice, input);
  }
  for (const finding of findings.filter((each) => each.code !== "C2")) {
    const reason = finding.code === "C1" ? "The web version names all four families." : "";
    const input = { advisoryId, findingKey: finding.key, answer: "confirm", reason };
    await world.as("cora", minutesAfter(at, 2), answerFinding, input);
  }
  for (const port of ["80/tcp", "443/tcp", "3465/tcp"]) {
    await world.as("cora", minutesAfter(at, 9), confirmPort, { advisoryId, port, ...source });
  }
  return advisoryId;
}

/** Imports the second, quieter advisory of another vendor. */
export function importQuietOne(world: World, at: Date): Promise<AdvisoryId> {
  return importFile(world, at, "icsma-21-084-01.json");
}

async function openFindings(world: World, id: AdvisoryId) {
  const [advisory] = await shownAdvisories(world.tx, [id]);
  if (!advisory) throw new Error("The demo's advisory is missing");
  const { findings } = applyAnnotations(advisory.reading, advisory.findings, advisory.annotations);
  return findings.filter((finding) => finding.open).map(({ finding }) => finding);
}

/** Decides matches by the asset tags of their systems. */
export async function decide(
  world: World,
  at: Date,
  advisoryId: AdvisoryId,
  tags: readonly string[],
  decision: Readonly<Record<string, string>>,
): Promise<void> {
  const matches = await listMatchesOf(world.tx, advisoryId, tags);
  if (matches.length !== tags.length) throw new Error(`The demo misses a match among ${tags.join(", ")}`);
  await world.as("cora", at, decideMatches, { matchIds: matches.map((match) => match.id), ...decision });
}
