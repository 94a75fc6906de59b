import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { EndedDraft, TakenOutStep } from "@/components/templates/ended-draft";
import { KeptDraft } from "@/components/templates/kept-draft";
import { StepForm } from "@/components/templates/step-form";
import { Note } from "@/components/ui/note";
import type { Step } from "@/domain/checklist/template";
import { typedFrom } from "@/domain/checklist/typed-step";
import { requireCaller } from "@/server/session";
import { readTemplateDraft } from "@/server/templates/read-templates";
import { saveStepAction } from "../../../actions";

export const metadata: Metadata = { title: "Step of a template" };

type Props = PageProps<"/admin/templates/[key]/draft/step">;

export default async function DraftStepPage({ params, searchParams }: Props) {
  const [caller, { key }, asked] = [await requireCaller(), await params, await searchParams];
  const found = await readTemplateDraft(caller, { key });
  if (!found) notFound();
  if (!found.draft) return <EndedDraft template={key} {...found.ended} />;
  const step = found.draft.content.steps.find((each) => each.key === asked.key) ?? null;
  if (asked.key !== undefined && !step) return <TakenOutStep template={key} />;
  return <StepOfDraft template={key} draft={found.draft} faults={found.faults} step={step} />;
}

type Found = NonNullable<Awaited<ReturnType<typeof readTemplateDraft>>>;
type Written = Extract<Found, { faults: unknown }>;

function StepOfDraft({
  template: key,
  draft,
  faults,
  step,
}: Pick<Written, "draft" | "faults"> & Readonly<{ template: string; step: Step | null }>) {
  const { steps } = draft.content;
  const own = faults.filter((fault) => step && fault.step === step.key);
  return (
    <KeptDraft>
      <Page
        crumbs={[
          { label: "Templates", href: "/admin/templates" },
          { label: "Draft", href: `/admin/templates/${key}/draft` },
          { label: step ? step.title : "A new step" },
        ]}
        head={<PageHead above={draft.content.title} title={step ? step.title : "A new step"} />}
        narrow
        className="grid gap-6"
      >
        {own.length > 0 && (
          <Note title="The check finds this step at fault">
            <ul>
              {own.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Note>
        )}
        <StepForm
          key={step?.key ?? ""}
          action={saveStepAction}
          template={key}
          draftId={draft.id}
          rowVersion={draft.rowVersion}
          step={step && typedFrom(step)}
          behind={steps.at(-2)?.key ?? ""}
          others={steps
            .filter((each) => each !== step)
            .map((each) => ({ key: each.key, title: each.title || each.key }))}
        />
      </Page>
    </KeptDraft>
  );
}
