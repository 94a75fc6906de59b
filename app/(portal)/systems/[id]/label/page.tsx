import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PrintButton } from "@/components/incidents/print-button";
import { Page } from "@/components/layout/page";
import { LabelSheets } from "@/components/systems/label-sheet";
import { ButtonLink } from "@/components/ui/button";
import { Key } from "@/components/ui/text";
import { requireCaller } from "@/server/session";
import { withCodes } from "@/server/systems/label-codes";
import { readLabel } from "@/server/systems/read-systems";
import { systemIn } from "../asked";

export const metadata: Metadata = { title: "Label" };

export default async function LabelPage({ params }: PageProps<"/systems/[id]/label">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const label = await readLabel(caller, { id });
  if (!label) notFound();
  return (
    <Page
      crumbs={[
        { label: "Systems", href: "/systems" },
        { label: label.assetTag, href: `/systems/${id}` },
        { label: "Label" },
      ]}
    >
      <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
        <h1 className="w-full text-title leading-tight font-strong">
          Label of <Key>{label.assetTag}</Key>
        </h1>
        <PrintButton>Print the label</PrintButton>
        <ButtonLink href={`/systems/${id}`}>Back to the system</ButtonLink>
        <p className="text-ink-2">A4, at 100 % without margins. The label is 63.5 × 38.1 mm.</p>
      </div>
      <LabelSheets labels={withCodes([label])} />
    </Page>
  );
}
