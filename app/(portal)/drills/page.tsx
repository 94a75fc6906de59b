import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { TakeAway } from "@/components/ui/take-away";
import { CellLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { mayAnywhere } from "@/domain/access/places";
import { listDrills } from "@/server/drills/read-drills";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Drills" };

export default async function DrillsPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "incident:read")) notFound();
  const drills = await listDrills(caller, null);
  const now = new Date();
  const open = mayAnywhere(caller, "drill:hold") ? (
    <ButtonLink href="/drills/new" look="primary">
      Open a drill
    </ButtonLink>
  ) : undefined;
  return (
    <Page
      crumbs={[{ label: "Incidents", href: "/incidents" }, { label: "Drills" }]}
      head={<PageHead title="Drills" actions={drills.length > 0 ? open : undefined} />}
    >
      {drills.length === 0 ? (
        <Empty title="No drill was held yet" actions={open}>
          A drill runs an advisory on chosen systems as a rehearsal. It counts nowhere and moves nothing.
        </Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Table
            label="Drills"
            needs="m"
            head={
              <>
                <HeadCell>Drill</HeadCell>
                <HeadCell>Advisory</HeadCell>
                <HeadCell num>Systems</HeadCell>
                <HeadCell>Opened</HeadCell>
                <HeadCell>Ended</HeadCell>
              </>
            }
          >
            {drills.map((drill) => (
              <Row key={drill.id}>
                <Cell inList="title">
                  <CellLink href={`/drills/${drill.key}`}>{drill.key}</CellLink>
                  <span className="block text-ink-2">{drill.name}</span>
                </Cell>
                <Cell label="Advisory">{drill.trackingId}</Cell>
                <Cell label="Systems" num>
                  {drill.systems}
                </Cell>
                <Cell label="Opened">
                  <Time at={drill.startedAt} zone="UTC" now={now} show="moment" />
                  <span className="block text-ink-2">{drill.startedBy}</span>
                </Cell>
                <Cell label="Ended">
                  {drill.endedAt ? <Time at={drill.endedAt} zone="UTC" now={now} show="moment" /> : "runs"}
                </Cell>
              </Row>
            ))}
          </Table>
          <TakeAway list="drills" />
        </div>
      )}
    </Page>
  );
}
