import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { stateWords } from "@/components/adoption/what-changes";
import { DrillBand } from "@/components/drills/drill-band";
import { EndDrillForm } from "@/components/drills/end-form";
import { InjectList } from "@/components/drills/inject-list";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { CellLink, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { mayAnywhere } from "@/domain/access/places";
import { phaseNames } from "@/domain/incidents/phase-progress";
import { readDrill } from "@/server/drills/read-drills";
import { requireCaller } from "@/server/session";
import { endDrillAction } from "../actions";

type Props = PageProps<"/drills/[key]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Drill ${(await params).key}` };
}

export default async function DrillPage({ params }: Props) {
  const [caller, { key }] = [await requireCaller(), await params];
  const found = await readDrill(caller, { key });
  if (!found) notFound();
  const { drill, incidents, injects, answers, now } = found;
  const zone = incidents[0]?.zone ?? "UTC";
  const names = new Map(incidents.map((incident) => [incident.id, incident.key]));
  return (
    <>
      <DrillBand drillKey={drill.key} />
      <Page
        crumbs={[{ label: "Drills", href: "/drills" }, { label: drill.key }]}
        head={
          <PageHead
            title={drill.name}
            above={`${drill.key} · ${drill.trackingId}`}
            facts={[
              { name: "Opened", value: <Time at={drill.startedAt} zone={zone} now={now} show="moment" /> },
              { name: "By", value: drill.startedBy },
              {
                name: "Ended",
                value: drill.endedAt ? (
                  <Time at={drill.endedAt} zone={zone} now={now} show="moment" />
                ) : (
                  "runs"
                ),
              },
            ]}
            actions={
              <>
                <ButtonLink href={`/drills/${drill.key}/report`}>Report</ButtonLink>
                {!drill.endedAt && mayAnywhere(caller, "drill:hold") && (
                  <Dialog opener="End the drill…" title={`End ${drill.key}`} size="medium">
                    <EndDrillForm action={endDrillAction} drill={drill.key} />
                  </Dialog>
                )}
              </>
            }
          />
        }
        className="grid grid-cols-[minmax(0,1fr)] gap-8 desk:grid-cols-2"
      >
        <Table
          label="Systems of the drill"
          needs="m"
          head={
            <>
              <HeadCell>System</HeadCell>
              <HeadCell>State in the drill</HeadCell>
              <HeadCell>Phase</HeadCell>
              <HeadCell num>Steps</HeadCell>
            </>
          }
        >
          {incidents.map((incident) => (
            <Row key={incident.id}>
              <Cell inList="title">
                <CellLink href={`/incidents/${incident.key}`}>{incident.key}</CellLink>
                <span className="block text-ink-2">
                  {incident.assetTag} {incident.systemName}, {incident.siteName}
                </span>
              </Cell>
              <Cell label="State in the drill">{stateWords[incident.exposure]}</Cell>
              <Cell label="Phase">{phaseNames[incident.phase]}</Cell>
              <Cell label="Steps" num>
                {incident.stepsDone} of {incident.stepsTotal}
              </Cell>
            </Row>
          ))}
        </Table>
        <section aria-labelledby="messages">
          <SectionHeading id="messages">Messages</SectionHeading>
          <InjectList
            injects={injects.map((inject) => ({
              ...inject,
              answers: answers
                .filter((answer) => answer.injectId === inject.id)
                .map(({ by, text, at, incidentId }) => ({
                  by,
                  text,
                  at,
                  incident: names.get(incidentId) ?? "",
                })),
            }))}
            zone={zone}
            now={now}
            action={null}
            incident={null}
          />
        </section>
      </Page>
    </>
  );
}
