import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { FindingActions } from "@/components/advisories/finding-actions";
import { FindingItem } from "@/components/advisories/finding-list";
import { Page } from "@/components/layout/page";
import { Empty } from "@/components/ui/empty";
import { webVersion } from "@/domain/advisories/web-version";
import { readAdvisory } from "@/server/advisories/read-advisory";
import { requireCaller } from "@/server/session";
import { advisoryIn, correctActionsFor } from "../asked";

export const metadata: Metadata = { title: "Findings" };

export default async function FindingsPage({ params }: PageProps<"/advisories/[id]/findings">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const found = await readAdvisory(caller, { id });
  if (!found) notFound();
  const { head, effective } = found;
  const actions = correctActionsFor(caller);
  const shared = {
    advisoryId: id,
    products: effective.products.length,
    source: webVersion(effective.reading),
  };
  return (
    <Page crumbs={advisoryCrumbs(head, "Findings")} head={<AdvisoryHead head={head} current="findings" />}>
      {effective.findings.length === 0 ? (
        <Empty title="Nothing was found wrong with this file.">
          What it says of products, versions and advice is taken as it stands.
        </Empty>
      ) : (
        <ul className="max-w-240 border-t">
          {effective.findings.map((answered) => (
            <FindingItem
              key={answered.finding.key}
              answered={answered}
              actions={actions && <FindingActions {...shared} answered={answered} actions={actions} />}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}
