import "server-only";
import { type Measure, measures, type Summary } from "@/domain/after-action/measure";
import type { AfterAction, ReportedPart } from "@/domain/after-action/report";
import { inSentence } from "@/domain/after-action/sentence";
import {
  groupNames,
  measureMeanings,
  measureNames,
  ranOutNames,
  reportMeanings,
} from "@/domain/after-action/words";
import { formatDuration, formatInstant } from "@/lib/dates";
import { openFlow } from "../pdf/flow";
import { openPaper } from "../pdf/paper";

type Named = Readonly<{ key: string }>;
type Report = Readonly<{
  trackingId: string;
  title: string;
  report: AfterAction<Named>;
  now: Date;
  /** For whom it was drawn, since it holds what they may see. */
  reader: string;
}>;

/** The after-action report on paper: the same bytes from the same rows at the same moment. */
export async function drawAfterAction({ trackingId, title, report, now, reader }: Report): Promise<Buffer> {
  const name = `After-action report, ${trackingId}`;
  const paper = openPaper({ title: name, author: reader, key: trackingId, at: now });
  const flow = openFlow(paper);
  flow.heading(1, name);
  flow.paragraph(title);
  flow.paragraph(`As of ${formatInstant(now, "UTC")}, of the sites that ${reader} may see.`);
  flow.paragraph(inSentence(report), { strong: true, size: 11.5 });
  flow.heading(2, "By site");
  flow.table(
    [
      { head: "Site", share: 3 },
      { head: "Incidents", share: 1.9 },
      ...measures.map((measure) => ({ head: measureNames[measure], share: 4 })),
      { head: "Rejected", share: 1.9 },
      { head: "Ran out", share: 1.7 },
    ],
    [row("All sites", report.all), ...report.sites.map((site) => row(site.name, site))],
  );
  counted(
    flow,
    "Steps rejected",
    report.rejectedSteps.map((each) => [each.title, String(each.count)]),
  );
  counted(
    flow,
    "Ran out",
    report.ranOut.map((each) => [ranOutNames[each.kind], String(each.count)]),
  );
  flow.heading(2, "What the numbers mean");
  flow.facts([
    ...measures.map((measure) => [measureNames[measure], measureMeanings[measure]] as const),
    ...reportMeanings,
  ]);
  flow.feet(`Isocenter · ${name}`);
  return paper.finish();
}

function counted(
  flow: ReturnType<typeof openFlow>,
  title: string,
  rows: readonly (readonly [string, string])[],
) {
  flow.heading(2, title);
  if (rows.length === 0) flow.paragraph("None.");
  else
    flow.table(
      [
        { head: title, share: 8 },
        { head: "How many", share: 2 },
      ],
      rows,
    );
}

const row = (name: string, part: ReportedPart<Named>): readonly string[] => [
  name,
  String(part.incidents),
  ...measures.map((measure) => inCell(part.measures[measure], measure)),
  String(part.rejected),
  String(part.ranOut),
];

/** A measure in lines; what is not there yet is told beside the median, never left out of it. */
function inCell({ counts, median, worst }: Summary<Named>, measure: Measure): string {
  const counting = counts.reached + counts.waiting;
  const names = groupNames[measure];
  const lines = [
    counting > 0 &&
      (median === null ? "no median: fewer than half are there" : `median ${formatDuration(median)}`),
    worst && `worst ${worst.waits ? "already " : ""}${formatDuration(worst.took)}, ${worst.row.key}`,
    counts.waiting > 0 && `${counts.waiting} of ${counting} ${names.waiting.toLowerCase()}`,
    counts.reached > 0 && `${counts.reached} ${names.reached.toLowerCase()}`,
    counts.without > 0 && `${counts.without} ${names.without.toLowerCase()}`,
  ];
  return lines.filter(Boolean).join("\n") || "no incident";
}
