import { countRechecks, countWhere, type SiteMatchCount } from "../matching/rows";
import { type SiteAskRow, stateOfRow, unanswered } from "../site-asks/rows";

/** What an advisory waits for next, whoever does it. */
export type AdvisoryAct = Readonly<{
  kind:
    | "answer-findings"
    | "decide"
    | "ask-sites"
    | "open"
    | "look-again"
    | "note-findings"
    | "wait"
    | "none";
  /** Findings, matches, sites or incidents; sites that have time to answer, for "wait". */
  count: number;
  /** Systems whose vendor was asked, for "wait". */
  withVendor: number;
}>;

export type AdvisoryStanding = Readonly<{
  findings: readonly Readonly<{ open: boolean; finding: Readonly<{ severity: string }> }>[];
  counts: readonly SiteMatchCount[];
  asks: readonly SiteAskRow[];
  now: Date;
}>;

/** A site that was asked anew has time until then, however long it was silent before. */
function asked({ asks, now }: AdvisoryStanding) {
  const owing = unanswered(asks, now);
  const isSilent = (row: (typeof owing)[number]) =>
    stateOfRow(row, now) === "silent" && row.ask.dueAt <= now && row.undecided > 0;
  return { owing, silent: owing.filter(isSilent) };
}

/**
 * The one next act of an advisory, in the order of the work: findings that keep incidents shut, matches that nobody was asked about,
 * incidents to open, sites that stayed silent, decisions to look at again, findings worth knowing. What is decided waits for no site that
 * is silent. What waits for others is said as such.
 */
export function nextAct(standing: AdvisoryStanding): AdvisoryAct {
  const { findings, counts } = standing;
  const { owing, silent } = asked(standing);
  const sites = new Set(owing.map(({ siteCode }) => siteCode));
  const open = findings.filter((each) => each.open);
  const withVendor = countWhere(counts, (each) => each.standing === "vendor-asked");
  const undecided = counts.filter((each) => each.standing === "unknown" && !sites.has(each.siteCode));
  const amounts: readonly (readonly [AdvisoryAct["kind"], number])[] = [
    ["answer-findings", open.filter(({ finding }) => finding.severity === "blocks").length],
    ["decide", countWhere(undecided, () => true)],
    ["open", counts.reduce((sum, each) => sum + each.toOpen, 0)],
    ["ask-sites", silent.length],
    ["look-again", countRechecks(counts)],
    ["note-findings", open.length],
  ];
  const [kind, count] = amounts.find(([, amount]) => amount > 0) ?? [null, 0];
  if (kind !== null) return { kind, count, withVendor: 0 };
  if (owing.length + withVendor > 0) return { kind: "wait", count: owing.length, withVendor };
  return { kind: "none", count: 0, withVendor: 0 };
}

const of = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** An act in a sentence, with what its button says and where it leads below the advisory; no button where nothing is to be done. */
export type ToldAct = Readonly<{ sentence: string; button: Readonly<{ words: string; to: string }> | null }>;

export function tellAct({ kind, count, withVendor }: AdvisoryAct): ToldAct {
  switch (kind) {
    case "answer-findings": {
      const findings = of(count, "finding", "findings");
      const sentence = `Answer ${findings}: until then no incident can be opened.`;
      return { sentence, button: { words: `Answer ${findings}`, to: "findings" } };
    }
    case "decide": {
      const matches = of(count, "match", "matches");
      const sentence = `Decide ${matches}: until then ${count === 1 ? "its system is" : "their systems are"} unknown.`;
      return { sentence, button: { words: `Decide ${matches}`, to: "matches?standing=unknown" } };
    }
    case "ask-sites": {
      const sites = of(count, "silent site", "silent sites");
      const sentence = `Ask the ${sites} again: the time to answer has passed.`;
      return { sentence, button: { words: `Ask ${sites}`, to: "answers" } };
    }
    case "open": {
      const incidents = of(count, "incident", "incidents");
      const sentence = `Open ${incidents}: ${of(count, "system is", "systems are")} decided affected and ${count === 1 ? "has" : "have"} none.`;
      return { sentence, button: { words: `Open ${incidents}…`, to: "open" } };
    }
    case "look-again": {
      const decisions = of(count, "decision", "decisions");
      const sentence = `Look at ${decisions} again: what ${count === 1 ? "it rests" : "they rest"} on has changed.`;
      return { sentence, button: { words: `Look at ${decisions}`, to: "matches?recheck=yes" } };
    }
    case "note-findings": {
      const findings = of(count, "finding", "findings");
      const sentence = `Note ${findings}: nothing waits for ${count === 1 ? "it" : "them"}.`;
      return { sentence, button: { words: `Look at ${findings}`, to: "findings" } };
    }
    case "wait":
      return { sentence: `Nothing to do now: ${waitingFor(count, withVendor)}.`, button: null };
    case "none":
      return {
        sentence: "Nothing to do at the sites you see: all of it is answered, decided and opened.",
        button: null,
      };
  }
}

function waitingFor(sites: number, withVendor: number): string {
  const parts = [
    sites > 0 ? `${of(sites, "site has", "sites have")} not answered yet` : "",
    withVendor > 0 ? `${of(withVendor, "system waits", "systems wait")} for the vendor` : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
