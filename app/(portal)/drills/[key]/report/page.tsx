import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DrillBand } from "@/components/drills/drill-band";
import { ReportView } from "@/components/drills/report-view";
import { PrintButton } from "@/components/incidents/print-button";
import { Page, PageHead } from "@/components/layout/page";
import { Time } from "@/components/ui/time";
import { readDrillReport } from "@/server/drills/read-drills";
import { requireCaller } from "@/server/session";

type Props = PageProps<"/drills/[key]/report">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Report of drill ${(await params).key}` };
}

export default async function DrillReportPage({ params }: Props) {
  const [caller, { key }] = [await requireCaller(), await params];
  const found = await readDrillReport(caller, { key });
  if (!found) notFound();
  const { drill, systems, now } = found;
  const zone = systems[0]?.incident.zone ?? "UTC";
  return (
    <>
      <DrillBand drillKey={drill.key} />
      <Page
        crumbs={[
          { label: "Drills", href: "/drills" },
          { label: drill.key, href: `/drills/${drill.key}` },
          { label: "Report" },
        ]}
        head={
          <PageHead
            title={`Report: ${drill.name}`}
            above={`${drill.key} · ${drill.trackingId}`}
            facts={[
              { name: "Opened", value: <Time at={drill.startedAt} zone={zone} now={now} show="moment" /> },
              {
                name: drill.endedAt ? "Ended" : "As of",
                value: <Time at={drill.endedAt ?? now} zone={zone} now={now} show="moment" />,
              },
            ]}
            actions={<PrintButton>Print the report</PrintButton>}
          />
        }
        narrow
        className="grid gap-8"
      >
        {systems.map(({ incident, report }) => (
          <ReportView
            key={incident.key}
            title={`${incident.assetTag} ${incident.systemName}, ${incident.siteName}`}
            report={report}
          />
        ))}
      </Page>
    </>
  );
}
