import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { RegisterForm } from "@/components/systems/system-form";
import { requireCaller } from "@/server/session";
import { readSitesToRegister } from "@/server/systems/read-systems";
import { registerSystemAction } from "../actions";

export const metadata: Metadata = { title: "Register a system" };

export default async function RegisterPage() {
  const caller = await requireCaller();
  const sites = await readSitesToRegister(caller, null);
  if (sites.length === 0) notFound();
  return (
    <Page
      narrow
      crumbs={[{ label: "Systems", href: "/systems" }, { label: "Register a system" }]}
      head={<PageHead title="Register a system" />}
    >
      <RegisterForm action={registerSystemAction} sites={sites} />
    </Page>
  );
}
