import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { StepForm } from "@/components/templates/step-form";
import { Note } from "@/components/ui/note";
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
  const { draft, faults } = found;
  const { steps } = draft.content;
  const step = steps.find((each) => each.key === asked.key) ?? null;
  if (asked.key !== undefined && !step) notFound();
  const own = faults.filter((fault) => step && fault.step === step.key);
  return (
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
  );
}
