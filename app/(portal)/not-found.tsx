import { Page } from "@/components/layout/page";
import { ProblemPage } from "@/components/layout/problem-page";

/** The same page for what does not exist and for what lies outside the caller's sites. */
export default function PortalNotFound() {
  return (
    <Page crumbs={[{ label: "Not found" }]}>
      <ProblemPage code={404} framed />
    </Page>
  );
}
