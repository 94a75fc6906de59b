import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { TemplatePreview } from "@/components/templates/template-preview";
import { branchAsked } from "@/components/templates/words";
import { ButtonLink } from "@/components/ui/button";
import { Key } from "@/components/ui/text";
import { mayAnywhere } from "@/domain/access/places";
import { previewOf } from "@/domain/checklist/preview";
import { requireCaller } from "@/server/session";
import { readTemplate } from "@/server/templates/read-templates";

type Props = PageProps<"/admin/templates/[key]/[version]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { key, version } = await params;
  return { title: `${key}, version ${version}` };
}

export default async function TemplatePage({ params, searchParams }: Props) {
  const [caller, { key, version }, asked] = [await requireCaller(), await params, await searchParams];
  if (!/^\d{1,6}$/.test(version)) notFound();
  const found = await readTemplate(caller, { key, version: Number(version) });
  if (!found) notFound();
  const { template, own, newest } = found;
  const branch = branchAsked(asked.way, asked.plan);
  const titles = new Map(template.steps.map((step) => [step.key, step.title]));
  return (
    <Page
      crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: `Version ${version}` }]}
      head={
        <PageHead
          above={<Key>{key}</Key>}
          title={`${template.title}, version ${version}`}
          facts={[
            { name: "Published by", value: own.publishedBy ?? "shipped with the portal" },
            { name: "Steps", value: template.steps.length },
            { name: "Open incidents", value: own.open },
            { name: "Newest version", value: newest },
            { name: "Hash", value: <Key long>{own.hash.slice(0, 16)}</Key> },
          ]}
          actions={
            newest === own.version && newest > 1 && mayAnywhere(caller, "template:adopt") ? (
              <ButtonLink href={`/incidents/adopt?template=${key}`}>Adopt it in running incidents</ButtonLink>
            ) : undefined
          }
        />
      }
      narrow
      className="grid gap-6"
    >
      {own.note && <p>{own.note}</p>}
      <TemplatePreview
        phases={previewOf(template, branch, new Date())}
        chosen={branch}
        href={`/admin/templates/${key}/${version}`}
        titleOf={(step) => titles.get(step) ?? step}
      />
    </Page>
  );
}
