import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdoptionForm } from "@/components/adoption/adoption-form";
import { Page, PageHead } from "@/components/layout/page";
import { Empty } from "@/components/ui/empty";
import { TextLink } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { askedFor } from "@/domain/incidents/list-filter";
import { requireCaller } from "@/server/session";
import { previewAdoption } from "@/server/templates/adopt-template";
import { adoptAction } from "./actions";

export const metadata: Metadata = { title: "Adopt a later checklist" };

export default async function AdoptPage({ searchParams }: PageProps<"/incidents/adopt">) {
  const [caller, asked] = [await requireCaller(), await searchParams];
  if (!mayAnywhere(caller, "template:adopt")) notFound();
  const key = askedFor(asked, "incident");
  const found = await previewAdoption(caller, { template: askedFor(asked, "template") ?? "", key });
  if (!found) notFound();
  return (
    <Page
      crumbs={[
        { label: "Incidents", href: "/incidents" },
        ...(key ? [{ label: key, href: `/incidents/${key}` } as const] : []),
        { label: "Adopt a later checklist" },
      ]}
      head={
        <PageHead
          title={`Adopt version ${found.version}`}
          above={<TextLink href={`/admin/templates/${found.key}/${found.version}`}>{found.title}</TextLink>}
        />
      }
      narrow
      className="grid gap-6"
    >
      <p className="text-ink-2">
        What was done is kept. Nothing becomes safer by it: what a step needs more on this version is asked
        for again, and signatures on what has changed are voided.
      </p>
      {found.rows.length === 0 && (
        <Empty title="No open incident within your sites runs on an earlier version">
          There is nothing to adopt.
        </Empty>
      )}
      <AdoptionForm action={adoptAction} template={found.key} version={found.version} rows={found.rows} />
    </Page>
  );
}
