import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DamagedFiles } from "@/components/evidence/damaged-files";
import { Page, PageHead } from "@/components/layout/page";
import { readDamaged } from "@/server/evidence/read-damaged";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Damaged files" };

export default async function DamagedFilesPage() {
  const found = await readDamaged(await requireCaller(), null);
  if (!found) notFound();
  return (
    <Page crumbs={[{ label: "Damaged files" }]} head={<PageHead title="Damaged files" />}>
      <DamagedFiles {...found} now={new Date()} />
    </Page>
  );
}
