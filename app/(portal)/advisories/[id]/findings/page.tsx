import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { FindingActions } from "@/components/advisories/finding-actions";
import { FindingItem } from "@/components/advisories/finding-list";
import { FindingWorklist } from "@/components/advisories/finding-worklist";
import { Page } from "@/components/layout/page";
import { Empty } from "@/components/ui/empty";
import { webVersion } from "@/domain/advisories/web-version";
import { readFindings } from "@/server/advisories/read-findings";
import { requireCaller } from "@/server/session";
import { advisoryIn, correctActionsFor } from "../asked";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({ params }: PageProps<"/advisories/[id]/findings">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const found = await readFindings(caller, { id });
  if (!found) notFound();
  const { head, effective, places } = found;
  const { findings, products, reading } = effective;
  const actions = correctActionsFor(caller);
  const shared = { advisoryId: id, products, source: webVersion(reading) };
  const first = findings.find(({ open }) => open) ?? findings[0];
  return (
    <Page crumbs={advisoryCrumbs(head, "Findings")} head={<AdvisoryHead head={head} current="findings" />}>
      {first === undefined ? (
        <Empty title="Nothing was found wrong with this file.">
          What it says of products, versions and advice is taken as it stands.
        </Empty>
      ) : (
        <FindingWorklist
          first={first.finding.key}
          documentHref={`/api/advisories/${id}/received`}
          answers={actions !== null}
          entries={findings.map((answered) => ({
            key: answered.finding.key,
            code: answered.finding.code,
            quote: answered.finding.quote,
            paths: answered.finding.paths.length,
            places: places.get(answered.finding.key) ?? [],
            row: (
              <FindingItem
                answered={answered}
                actions={actions && <FindingActions {...shared} answered={answered} actions={actions} />}
              />
            ),
          }))}
        />
      )}
    </Page>
  );
}
