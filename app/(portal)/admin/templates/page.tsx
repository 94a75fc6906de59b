import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { AdminTabs } from "@/components/people/admin-tabs";
import { NewTemplateForm, NextVersionForm } from "@/components/templates/draft-forms";
import { TemplateKey, TemplateTable } from "@/components/templates/template-table";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SectionHeading } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { readTemplates } from "@/server/templates/read-templates";
import { startDraftAction } from "./actions";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "organisation:read")) notFound();
  const { versions, drafts } = await readTemplates(caller, null);
  const edits = may(caller, "template:edit", null);
  const now = new Date();
  const newest = versions.filter((each, index) => versions[index - 1]?.key !== each.key);
  const written = drafts.filter((draft) => draft.basedOn === 0);
  return (
    <Page
      crumbs={[
        ...(edits ? [{ label: "People and sites", href: "/admin/people" }] : []),
        { label: "Templates" },
      ]}
      head={
        <PageHead
          title="Templates"
          actions={
            edits ? (
              <Dialog opener="Begin another template" title="Begin another template">
                <NewTemplateForm action={startDraftAction} templates={newest} />
              </Dialog>
            ) : undefined
          }
        >
          {edits ? <AdminTabs current="templates" /> : undefined}
        </PageHead>
      }
      className="grid grid-cols-[minmax(0,1fr)] gap-8"
    >
      <p className="max-w-[66ch] text-ink-2">
        The checklists that incidents run on. An incident keeps the version it was opened with until a
        coordinator adopts a later one. Safety gates hold in every template, whatever it says.
      </p>
      {written.map((draft) => (
        <section key={draft.id} aria-label={draft.content.title}>
          <SectionHeading aside={<OpenDraft template={draft.key} by={draft.changedBy} />}>
            {draft.content.title}
          </SectionHeading>
          <p className="text-ink-2">Not published yet.</p>
        </section>
      ))}
      {newest.map(({ key, title }) => {
        const draft = drafts.find((each) => each.key === key);
        return (
          <section key={key} aria-label={title}>
            <SectionHeading
              aside={
                <span className="flex flex-wrap items-center gap-3">
                  <TemplateKey name={key} />
                  {edits && draft && <OpenDraft template={key} by={draft.changedBy} />}
                  {edits && !draft && (
                    <NextVersionForm action={startDraftAction} from={key} label="Begin the next version" />
                  )}
                </span>
              }
            >
              {title}
            </SectionHeading>
            <TemplateTable title={title} versions={versions.filter((each) => each.key === key)} now={now} />
          </section>
        );
      })}
    </Page>
  );
}

function OpenDraft({ template, by }: Readonly<{ template: string; by: string }>) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="text-meta text-ink-3">draft, last changed by {by}</span>
      <ButtonLink href={`/admin/templates/${template}/draft`} size="small">
        Open the draft
      </ButtonLink>
    </span>
  );
}
