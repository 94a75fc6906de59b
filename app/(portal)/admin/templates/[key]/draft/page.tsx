import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { DraftButton, DraftTitleForm, PublishForm } from "@/components/templates/draft-forms";
import { DraftSteps, FaultList } from "@/components/templates/draft-view";
import { EndedDraft } from "@/components/templates/ended-draft";
import { KeptDraft } from "@/components/templates/kept-draft";
import { TemplatePreview } from "@/components/templates/template-preview";
import { branchAsked } from "@/components/templates/words";
import { ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Key, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { previewOf } from "@/domain/checklist/preview";
import { requireCaller } from "@/server/session";
import { readTemplateDraft } from "@/server/templates/read-templates";
import {
  giveUpDraftAction,
  moveStepAction,
  publishAction,
  removeStepAction,
  renameDraftAction,
} from "../../actions";

export const metadata: Metadata = { title: "Draft of a template" };

type Props = PageProps<"/admin/templates/[key]/draft">;

export default async function DraftPage({ params, searchParams }: Props) {
  const [caller, { key }, asked] = [await requireCaller(), await params, await searchParams];
  const found = await readTemplateDraft(caller, { key });
  if (!found) notFound();
  if (!found.draft) return <EndedDraft template={key} {...found.ended} />;
  const { draft, faults } = found;
  const { content } = draft;
  const seen = { draftId: draft.id, rowVersion: draft.rowVersion };
  const branch = branchAsked(asked.way, asked.plan);
  const titles = new Map(content.steps.map((step) => [step.key, step.title]));
  const now = new Date();
  // Where nothing can be found at all there is no way through it to show.
  const whole = faults.length === 0;
  return (
    <KeptDraft>
      <Page
        crumbs={[{ label: "Templates", href: "/admin/templates" }, { label: "Draft" }]}
        head={
          <PageHead
            above={<Key>{key}</Key>}
            title={`${content.title}, draft of version ${draft.basedOn + 1}`}
            facts={[
              { name: "Begun by", value: draft.createdBy },
              { name: "Last changed by", value: draft.changedBy },
              {
                name: "Last changed",
                value: <Time at={draft.changedAt} zone="UTC" now={now} show="moment" />,
              },
              { name: "Steps", value: content.steps.length },
            ]}
            actions={
              <>
                <DraftButton
                  {...seen}
                  action={giveUpDraftAction}
                  fields={{}}
                  label="Give it up"
                  about="Give the draft up"
                  after="/admin/templates"
                />
                <Dialog opener="Publish…" look="primary" title={`Publish version ${draft.basedOn + 1}`}>
                  <PublishForm {...seen} action={publishAction} version={draft.basedOn + 1} />
                </Dialog>
              </>
            }
          />
        }
        className="grid grid-cols-[minmax(0,1fr)] gap-8 desk:grid-cols-2"
      >
        <div className="grid content-start gap-6">
          <FaultList faults={faults} template={key} />
          <DraftTitleForm {...seen} action={renameDraftAction} title={content.title} />
          <div>
            <SectionHeading
              aside={<ButtonLink href={`/admin/templates/${key}/draft/step`}>Add a step</ButtonLink>}
            >
              Steps
            </SectionHeading>
            <div className="grid gap-4">
              <DraftSteps
                template={key}
                steps={content.steps}
                faults={faults}
                acts={(step) => (
                  <>
                    {(["up", "down"] as const).map((way) => (
                      <DraftButton
                        key={way}
                        {...seen}
                        action={moveStepAction}
                        fields={{ step: step.key, way }}
                        label={way === "up" ? "Up" : "Down"}
                        about={`Move ${way}: ${step.title}`}
                      />
                    ))}
                    <DraftButton
                      {...seen}
                      action={removeStepAction}
                      fields={{ step: step.key }}
                      label="Take out"
                      about={`Take out: ${step.title}`}
                    />
                  </>
                )}
              />
            </div>
          </div>
        </div>
        {whole && (
          <TemplatePreview
            phases={previewOf(content, branch, now)}
            chosen={branch}
            href={`/admin/templates/${key}/draft`}
            titleOf={(step) => titles.get(step) ?? step}
          />
        )}
      </Page>
    </KeptDraft>
  );
}
