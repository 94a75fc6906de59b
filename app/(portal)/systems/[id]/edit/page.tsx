import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { IdentityForm } from "@/components/systems/identity-form";
import { CorrectForm } from "@/components/systems/system-form";
import { Key, SectionHeading } from "@/components/ui/text";
import { requireCaller } from "@/server/session";
import { readSystemToCorrect } from "@/server/systems/read-systems";
import { correctSystemAction, recordIdentityAction } from "../../actions";
import { systemIn } from "../asked";

export const metadata: Metadata = { title: "Correct a system" };

export default async function CorrectPage({ params }: PageProps<"/systems/[id]/edit">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const system = await readSystemToCorrect(caller, { id });
  if (!system || system.state === "retired") notFound();
  return (
    <Page
      narrow
      crumbs={[
        { label: "Systems", href: "/systems" },
        { label: system.fields.assetTag, href: `/systems/${id}` },
        { label: "Correct" },
      ]}
      head={
        <PageHead
          title="Correct the system"
          above={
            <>
              <Key>{system.fields.assetTag}</Key> · {system.site.name}
            </>
          }
        />
      }
    >
      <div className="grid gap-8">
        <section>
          <SectionHeading>What the device says of itself</SectionHeading>
          <IdentityForm action={recordIdentityAction} systemId={id} />
        </section>
        <CorrectForm action={correctSystemAction} system={system} />
      </div>
    </Page>
  );
}
