import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { MergeForm } from "@/components/systems/merge-form";
import { DuplicateList, MergeDecisions, MergeSides } from "@/components/systems/merge-sides";
import { Key, SectionHeading } from "@/components/ui/text";
import { askedFor } from "@/domain/incidents/list-filter";
import { requireCaller } from "@/server/session";
import { readMerge } from "@/server/systems/read-systems";
import { systemIn } from "../asked";
import { mergeSystemsAction } from "./actions";

export const metadata: Metadata = { title: "Merge two rows" };

export default async function MergePage({ params, searchParams }: PageProps<"/systems/[id]/merge">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const asked = askedFor(await searchParams, "with");
  const withId = asked === null ? null : await systemIn(Promise.resolve({ id: asked }));
  const found = await readMerge(caller, { id, withId });
  if (!found || found.kept.state === "retired" || (withId && !found.merged)) notFound();
  const { kept, merged, decisions, duplicates } = found;
  const { assetTag } = kept.fields;
  return (
    <Page
      crumbs={[
        { label: "Systems", href: "/systems" },
        { label: assetTag, href: `/systems/${id}` },
        { label: "Merge" },
      ]}
      head={
        <PageHead
          title="Merge two rows of one system"
          above={
            <>
              <Key>{assetTag}</Key> · {kept.site.name}
            </>
          }
        />
      }
    >
      {merged && decisions ? (
        <MergeForm action={mergeSystemsAction}>
          <p className="max-w-[66ch] text-ink-2">
            <Key>{assetTag}</Key> stays, with the values chosen and the DICOM identities of both.{" "}
            <Key>{merged.fields.assetTag}</Key> is retired as merged into it; its history stays readable. A
            decision that only it has holds for the row that stays, marked to be checked again.
          </p>
          <MergeSides kept={kept} merged={merged} />
          <MergeDecisions {...decisions} tags={[assetTag, merged.fields.assetTag]} />
        </MergeForm>
      ) : (
        <section className="max-w-160">
          <SectionHeading ruled>Possible duplicates at {kept.site.name}</SectionHeading>
          <DuplicateList systemId={id} duplicates={duplicates} />
        </section>
      )}
    </Page>
  );
}
