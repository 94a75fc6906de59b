import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { env } from "@/lib/env";
import { isReady } from "@/server/health";
import { requireCaller } from "@/server/session";

export const metadata: Metadata = { title: "Bench" };

/** The least a signed-in page of this server can be: what the others are measured against. No screen of the product. */
export default async function BenchPage() {
  if (!env().BENCH) notFound();
  const { name } = await requireCaller();
  return <p>{(await isReady()) ? `${name} is signed in, and the database answers.` : "No database."}</p>;
}
