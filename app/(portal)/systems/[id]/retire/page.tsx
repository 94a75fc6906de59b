import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { MoveForm, RetireForm } from "@/components/systems/leave-forms";
import { Refusal } from "@/components/ui/note";
import { Key, SectionHeading } from "@/components/ui/text";
import { requireCaller } from "@/server/session";
import { readSystemToRetire } from "@/server/systems/read-systems";
import { systemIn } from "../asked";
import { moveSystemAction, retireSystemAction } from "./actions";

export const metadata: Metadata = { title: "Retire or move a system" };

export default async function RetirePage({ params }: PageProps<"/systems/[id]/retire">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const found = await readSystemToRetire(caller, { id });
  if (!found || found.system.state === "retired") notFound();
  const { system, openIncidents, sites, today } = found;
  const { assetTag } = system.fields;
  return (
    <Page
      narrow
      crumbs={[
        { label: "Systems", href: "/systems" },
        { label: assetTag, href: `/systems/${id}` },
        { label: "Retire or move" },
      ]}
      head={
        <PageHead
          title="Retire or move the system"
          above={
            <>
              <Key>{assetTag}</Key> · {system.site.name}
            </>
          }
        />
      }
    >
      {openIncidents.length > 0 ? (
        <Refusal
          announced={false}
          title="Incidents of it are open. A coordinator ends them first."
          unmet={openIncidents.map((key) => ({ missing: key, href: `/incidents/${key}` }))}
        />
      ) : (
        <div className="grid gap-10">
          <section>
            <SectionHeading>Retire</SectionHeading>
            <p className="mb-4 max-w-[66ch] text-ink-2">
              It leaves every count, list and comparison. What is known of it stays readable, and it can come
              back.
            </p>
            <RetireForm action={retireSystemAction} systemId={id} today={today} />
          </section>
          {sites.length > 0 && (
            <section>
              <SectionHeading>Move to another site</SectionHeading>
              <p className="mb-4 max-w-[66ch] text-ink-2">
                It is retired here and taken up there as a system of its own. What it is goes with it; its
                network address, its clinical owner and its exams are unknown there until somebody says them.
                Nothing is decided for it there yet.
              </p>
              <MoveForm action={moveSystemAction} systemId={id} {...{ today, assetTag, sites }} />
            </section>
          )}
        </div>
      )}
    </Page>
  );
}
