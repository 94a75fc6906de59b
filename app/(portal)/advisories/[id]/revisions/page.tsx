import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AdvisoryHead, advisoryCrumbs } from "@/components/advisories/advisory-head";
import { HashDialog } from "@/components/advisories/hash-dialog";
import { RevisionItem } from "@/components/advisories/revision-list";
import { Page } from "@/components/layout/page";
import { Note } from "@/components/ui/note";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { may } from "@/domain/access/permissions";
import { readRevisions } from "@/server/advisories/read-advisory";
import { requireCaller } from "@/server/session";
import { chooseRevisionAction, giveSha512Action } from "../actions";
import { advisoryIn } from "../asked";

export const metadata: Metadata = { title: "Revisions" };

const because = {
  only: "the only one",
  chosen: "chosen by a coordinator",
  latest: "published last",
  "order-unknown": "order unknown",
} as const;

export default async function RevisionsPage({ params }: PageProps<"/advisories/[id]/revisions">) {
  const caller = await requireCaller();
  const id = await advisoryIn(params);
  const found = await readRevisions(caller, { id });
  if (!found) notFound();
  const { head, revisions } = found;
  const mayCorrect = may(caller, "advisory:correct", null);
  return (
    <Page crumbs={advisoryCrumbs(head, "Revisions")} head={<AdvisoryHead head={head} current="revisions" />}>
      <div className="max-w-240">
        {head.shownBecause === "order-unknown" && (
          <Note title="Which revision is the newest cannot be told.">
            No time of publication was given at import. Choose the one that counts; until then the choice of
            the portal is arbitrary, and the same for any order of imports.
          </Note>
        )}
        <ol className="mt-2">
          {revisions.map((revision) => (
            <RevisionItem
              key={revision.id}
              revision={revision}
              shownBecause={because[head.shownBecause]}
              check={
                mayCorrect && revision.state === "accepted" ? (
                  <HashDialog
                    action={giveSha512Action}
                    advisoryId={id}
                    revisionId={revision.id}
                    version={revision.version}
                  />
                ) : undefined
              }
              action={
                mayCorrect &&
                revisions.length > 1 &&
                revision.state === "accepted" &&
                !(revision.isShown && head.shownBecause === "chosen") ? (
                  <ReasonDialog
                    action={chooseRevisionAction}
                    values={{ advisoryId: id, revisionId: revision.id }}
                    opener={
                      <>
                        Choose this one…<span className="sr-only"> (version {revision.version})</span>
                      </>
                    }
                    title="This revision counts"
                    explain="Every system is compared with it, and decisions are marked to be checked again."
                    submit="Choose it"
                  />
                ) : undefined
              }
            />
          ))}
        </ol>
      </div>
    </Page>
  );
}
