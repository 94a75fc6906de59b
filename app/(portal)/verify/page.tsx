import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { VerifyQueue } from "@/components/verify-queue/verify-queue";
import { mayAnywhere } from "@/domain/access/places";
import { requireCaller } from "@/server/session";
import { readVerifyQueue } from "@/server/verify-queue/read-verify-queue";
import { askedFrom } from "../stretch";
import { reviewAction } from "./actions";

export const metadata: Metadata = { title: "To verify" };

export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const caller = await requireCaller();
  if (!mayAnywhere(caller, "step:verify")) notFound();
  const queue = await readVerifyQueue(caller, { from: askedFrom(await searchParams) });
  return (
    <Page
      crumbs={[{ label: "Today", href: "/today" }, { label: "To verify" }]}
      head={<PageHead title="To verify" />}
    >
      <VerifyQueue {...queue} action={reviewAction} />
    </Page>
  );
}
