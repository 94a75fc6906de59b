import type { Metadata } from "next";
import { ProblemPage } from "@/components/layout/problem-page";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return <ProblemPage code={404} />;
}
