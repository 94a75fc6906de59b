import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { CellLink, Meta, SectionHeading, Sentence } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { measures } from "@/domain/after-action/measure";
import type { AfterAction } from "@/domain/after-action/report";
import { inSentence } from "@/domain/after-action/sentence";
import { measureMeanings, measureNames, ranOutNames, reportMeanings } from "@/domain/after-action/words";
import { rowsHref } from "./address";
import type { SummaryRow } from "./measure-cell";
import { ReportTable } from "./report-table";

type Props = Readonly<{ advisoryId: string; report: AfterAction<SummaryRow>; now: Date }>;

/** What came of an advisory: how long each site took, what is not there yet, what was returned and what ran out. */
export function ReportView(props: Props) {
  const { advisoryId, report, now } = props;
  if (report.all.incidents === 0 && report.all.cancelled === 0) {
    return (
      <Empty
        title="No incident was opened for this advisory"
        actions={<ButtonLink href={`/advisories/${advisoryId}/matches`}>Matches</ButtonLink>}
      >
        Once incidents are opened, it stands here how long each site took to contain, to remediate and to
        reconnect.
      </Empty>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="grid gap-1">
        <Sentence>{inSentence(report)}</Sentence>
        <p>
          <Meta>
            As of <Time at={now} zone="UTC" now={now} show="instant" />. Of the sites you may see.
          </Meta>
        </p>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <ReportTable report={report} advisoryId={advisoryId} />
        <TakeAway
          list="after-action"
          asked={[["advisory", advisoryId]]}
          also={[{ href: `/api/advisories/${advisoryId}/after-action`, label: "PDF" }]}
        />
      </div>
      <Kinds {...props} />
      <Meanings />
    </div>
  );
}

/** Which steps were returned, and what ran out, each number with its rows. */
function Kinds({ advisoryId, report: { rejectedSteps, ranOut } }: Props) {
  const parts = [
    {
      of: "rejected",
      title: "Steps rejected",
      rows: rejectedSteps.map(({ title, count }) => [title, title, count] as const),
    },
    {
      of: "ran-out",
      title: "Ran out",
      rows: ranOut.map(({ kind, count }) => [kind, ranOutNames[kind], count] as const),
    },
  ];
  return (
    <div className="grid gap-x-10 gap-y-6 desk:grid-cols-2">
      {parts.map(({ of, title, rows }) => (
        <section key={of} aria-labelledby={of}>
          <SectionHeading id={of} ruled>
            {title}
          </SectionHeading>
          {rows.length === 0 && <p className="py-2 text-ink-2">None.</p>}
          <ul>
            {rows.map(([kind, name, count]) => (
              <li key={kind} className="flex justify-between gap-4 border-b py-1.5">
                <span>{name}</span>
                <CellLink
                  href={rowsHref(advisoryId, { of, kind })}
                  aria-label={`${title}, ${name}: ${count}`}
                >
                  {count}
                </CellLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What each number of the page means. */
function Meanings() {
  const all = [
    ...measures.map((measure) => [measureNames[measure], measureMeanings[measure]] as const),
    ...reportMeanings,
  ];
  return (
    <section aria-labelledby="meanings" className="max-w-240">
      <SectionHeading id="meanings" ruled>
        What the numbers mean
      </SectionHeading>
      <dl className="grid gap-2 pt-2">
        {all.map(([name, meaning]) => (
          <div key={name} className="grid gap-x-4 tablet:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="font-medium">{name}</dt>
            <dd className="text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
