import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintButton } from "@/components/incidents/print-button";
import { Page } from "@/components/layout/page";
import { LabelSheets } from "@/components/systems/label-sheet";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { mayAnywhere } from "@/domain/access/places";
import { mostLabels, sheetsOf } from "@/domain/systems/label";
import { readSystemFilter, systemParameters } from "@/domain/systems/list-filter";
import { requireCaller } from "@/server/session";
import { withCodes } from "@/server/systems/label-codes";
import { readLabels } from "@/server/systems/read-systems";

export const metadata: Metadata = { title: "Labels" };

export default async function LabelsPage({ searchParams }: PageProps<"/systems/labels">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:read")) notFound();
  const filter = readSystemFilter(await searchParams);
  const { labels, isCut } = await readLabels(caller, { filter });
  const back = `/systems${systemParameters(filter)}` as const;
  const sheets = sheetsOf(labels).length;
  return (
    <Page crumbs={[{ label: "Systems", href: "/systems" }, { label: "Labels" }]}>
      {labels.length === 0 ? (
        <Empty title="No system fits these conditions." actions={<ButtonLink href={back}>Back</ButtonLink>} />
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
            <h1 className="w-full text-title leading-tight font-strong">Labels</h1>
            <PrintButton>
              {`Print ${sheets} ${sheets === 1 ? "sheet" : "sheets"}, ${labels.length} ${labels.length === 1 ? "label" : "labels"}`}
            </PrintButton>
            <ButtonLink href={back}>Back to the systems</ButtonLink>
            <p className="max-w-[70ch] text-ink-2">
              A4, at 100 % without margins, 3 by 7 labels of 63.5 × 38.1 mm. The code opens the system’s page;
              the marked characters are asked for before it is disconnected or changed.
              {isCut && ` One print holds ${mostLabels}; narrow the list for the others.`}
            </p>
          </div>
          <LabelSheets labels={withCodes(labels)} />
        </>
      )}
    </Page>
  );
}
