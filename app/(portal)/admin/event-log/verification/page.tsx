import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Page, PageHead } from "@/components/layout/page";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Note } from "@/components/ui/note";
import { may } from "@/domain/access/permissions";
import { env } from "@/lib/env";
import { outsideFile, readOutside } from "@/server/event-log/outside";
import { verifyEventLog } from "@/server/event-log/read-event-log";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Verification of the event log" };

/** Said only where nothing at all was found. */
function Kept({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <section className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 rounded-panel border bg-surface px-3.5 py-2.5">
      <Icon name="check" className="mt-px size-4.5 text-accent" />
      <div>
        <p className="font-strong">Every entry is what was recorded, and none is missing.</p>
        <p className="text-ink-2">{children}</p>
      </div>
    </section>
  );
}

export default async function VerificationPage() {
  const caller = await requireCaller();
  if (!may(caller, "event:oversee", null)) notFound();
  const outside = await readOutside(outsideFile(env().DATA_DIR));
  const found = await verifyEventLog(caller, { outside });
  if (!found) notFound();
  const { entries, chains, checkpoints, faults } = found;
  return (
    <Page
      narrow
      crumbs={[{ label: "Event log", href: "/admin/event-log" }, { label: "Verification" }]}
      head={
        <PageHead
          title="Verification of the event log"
          actions={<ButtonLink href="/admin/event-log/verification">Verify again</ButtonLink>}
        />
      }
    >
      <div className="grid gap-4">
        {faults.length === 0 ? (
          <Kept>
            As far as the entries, their chains and the checkpoints show. Compare with a copy of the
            checkpoints that this machine cannot reach before you rely on it in front of others.
          </Kept>
        ) : (
          <Note
            title={faults.length === 1 ? "One thing does not fit." : `${faults.length} things do not fit.`}
          >
            <ul className="list-disc pl-5">
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
            <p className="mt-2">
              Somebody who can write to the database past the portal has changed it. Keep the database and its
              back-ups as they are, and call whoever answers for the portal.
            </p>
          </Note>
        )}
        <p className="max-w-160 text-ink-2">
          {`${entries} entries in ${chains} chains were read, against the checkpoints: ${checkpoints.inside} of the database, ${checkpoints.outside} of a file outside it.`}
          {checkpoints.outside === 0 &&
            " Without a checkpoint outside the database nobody can tell whether a whole chain was written anew."}
        </p>
        <p className="max-w-160 text-ink-2">
          Each entry holds the hash of the one before it, so that a change shows at the first entry that does
          not fit.
        </p>
      </div>
    </Page>
  );
}
