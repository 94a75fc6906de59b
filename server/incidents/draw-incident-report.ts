import "server-only";
import { incidentReport, type ReportSource } from "@/domain/incidents/incident-report";
import { openFlow } from "../pdf/flow";
import { openPaper } from "../pdf/paper";

/** The report of an incident on paper: the same bytes from the same facts at the same moment for the same reader. */
export async function drawIncidentReport(source: ReportSource, reader: string): Promise<Buffer> {
  const { title, drill, state, asOf, facts, sections } = incidentReport(source);
  const { key } = source.facts.incident;
  const marked = drill ? `DRILL: ${title}` : title;
  const paper = openPaper({ title: marked, author: reader, key, at: source.now });
  const flow = openFlow(paper);
  if (drill) flow.stamp("DRILL");
  flow.heading(1, marked);
  flow.paragraph(state, { strong: true, size: 11.5 });
  flow.paragraph(`${asOf} Drawn for ${reader}.`);
  flow.facts(facts);
  for (const section of sections) {
    flow.heading(2, section.title);
    if (section.rows.length === 0) flow.paragraph(section.none);
    else flow.table(section.columns, section.rows);
  }
  flow.feet(`Isocenter · ${marked}`);
  return paper.finish();
}
