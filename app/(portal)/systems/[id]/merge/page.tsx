import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { MergeDecisions, MergeIdentities } from "@/components/systems/merge-choices";
import { MergeForm } from "@/components/systems/merge-form";
import { DuplicateList, MergeSides } from "@/components/systems/merge-sides";
import { SearchField } from "@/components/ui/search-field";
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
  const parameters = await searchParams;
  const [asked, tag] = [askedFor(parameters, "with"), askedFor(parameters, "tag")];
  const withId = asked === null ? null : await systemIn(Promise.resolve({ id: asked }));
  const found = await readMerge(caller, { id, withId, tag });
  if (!found || found.kept.state === "retired" || (withId && !found.merged)) notFound();
  const { kept, merged, decisions, identities, tagged, duplicates } = found;
  if (tagged) redirect(`/systems/${id}/merge?with=${tagged}`);
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
      {merged && decisions && identities ? (
        <MergeForm action={mergeSystemsAction} seen={found.seen ?? ""}>
          <p className="max-w-[66ch] text-ink-2">
            <Key>{assetTag}</Key> stays, with the values chosen and the DICOM identities of both.{" "}
            <Key>{merged.fields.assetTag}</Key> is retired as merged into it; its history stays readable. A
            decision that only it has holds for the row that stays, marked to be checked again; a question to
            the vendor goes on there.
          </p>
          <MergeSides kept={kept} merged={merged} />
          <MergeDecisions {...decisions} tags={[assetTag, merged.fields.assetTag]} />
          <MergeIdentities {...identities} tags={[assetTag, merged.fields.assetTag]} />
        </MergeForm>
      ) : (
        <div className="grid max-w-160 gap-6">
          <section>
            <SectionHeading ruled>Possible duplicates at {kept.site.name}</SectionHeading>
            <DuplicateList systemId={id} duplicates={duplicates} />
          </section>
          <section className="grid gap-2">
            <SectionHeading ruled>Another row of this site</SectionHeading>
            <SearchField
              label="Asset tag of the other row"
              name="tag"
              defaultValue={tag ?? ""}
              action={`/systems/${id}/merge`}
            />
            {tag !== null && (
              <p role="status">
                No other row in service at {kept.site.name} has the asset tag <Key>{tag}</Key>.
              </p>
            )}
          </section>
        </div>
      )}
    </Page>
  );
}
