import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { SectionHeading } from "@/components/ui/text";
import type { DrillReport, ReportedStep } from "@/domain/drills/report";

const after = (minutes: number | null): string => {
  if (minutes === null) return "not";
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `after ${minutes} min` : `after ${hours} h ${minutes % 60} min`;
};

/** What a drill showed at one system: the gaps first, then the time of each step. */
export function ReportView({ title, report }: Readonly<{ title: string; report: DrillReport }>) {
  const { counts, steps, answers } = report;
  return (
    <section aria-label={title} className="grid gap-3 break-inside-avoid">
      <SectionHeading ruled aside={`${counts.done} of ${counts.asked} steps done`}>
        {title}
      </SectionHeading>
      <p>
        {counts.late} late, {counts.waiting} waiting for somebody’s word, {counts.unanswered} messages
        unanswered.
      </p>
      {answers.length > 0 && (
        <Table
          label={`Messages that asked, ${title}`}
          needs="m"
          head={
            <>
              <HeadCell>Message</HeadCell>
              <HeadCell>Asked</HeadCell>
              <HeadCell>Answered</HeadCell>
            </>
          }
        >
          {answers.map((each) => (
            <Row key={`${each.askedAfter} ${each.text}`}>
              <Cell inList="title">
                {each.text}
                {each.answer && <span className="block text-ink-2">“{each.answer}”</span>}
              </Cell>
              <Cell label="Asked">{after(each.askedAfter)}</Cell>
              <Cell label="Answered">
                {each.by ? `${after(each.answeredAfter)}, ${each.by}` : "not answered"}
                {each.late && <b className="block text-waiting">late</b>}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <Table
        label={`Steps, ${title}`}
        needs="m"
        head={
          <>
            <HeadCell>Step</HeadCell>
            <HeadCell>Done</HeadCell>
            <HeadCell>Verified</HeadCell>
          </>
        }
      >
        {steps.map((step) => (
          <Row key={step.key}>
            <Cell inList="title">{step.title}</Cell>
            <Cell label="Done">
              {step.doneBy ? `${after(step.doneAfter)}, ${step.doneBy}` : "not done"}
              {step.late && <b className="block text-waiting">late</b>}
            </Cell>
            <Cell label="Verified">{vouched(step)}</Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
}

function vouched({ verifiedBy, verifiedAfter, waitsFor, who }: ReportedStep): string {
  if (verifiedBy) return `${after(verifiedAfter)}, ${verifiedBy}`;
  return waitsFor ? `asked and not answered: ${who.join(" or ")}` : "";
}
