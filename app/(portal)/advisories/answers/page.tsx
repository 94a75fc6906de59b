import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { AskTable } from "@/components/site-asks/ask-table";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TakeAway } from "@/components/ui/take-away";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { readAsks } from "@/server/site-asks/read-asks";

export const metadata: Metadata = { title: "Asked of sites" };

export default async function AsksPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "system:read")) notFound();
  const { rows, now } = await readAsks(caller, null);
  return (
    <Page
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "Asked of sites" }]}
      head={<PageHead title="Asked of sites" />}
    >
      {rows.length === 0 ? (
        <Empty title="No site is asked." actions={<ButtonLink href="/advisories">Advisories</ButtonLink>}>
          A coordinator asks sites to answer by a time from the site answers of an advisory.
        </Empty>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <AskTable rows={rows} now={now} named />
          <TakeAway list="asks" />
        </div>
      )}
    </Page>
  );
}
