import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CatalogueSection } from "@/components/catalogues/catalogue-section";
import { LoadEpssForm } from "@/components/catalogues/load-epss-form";
import { LoadKevForm } from "@/components/catalogues/load-kev-form";
import { Page, PageHead } from "@/components/layout/page";
import { Soft } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { readCatalogues } from "@/server/catalogues/read-catalogues";
import { requireCaller } from "@/server/session";
import { loadEpssAction, loadKevAction } from "./actions";

export const metadata: Metadata = { title: "KEV and EPSS" };

const others = <Soft>A coordinator for all sites loads a later one.</Soft>;

export default async function CataloguesPage() {
  const caller = await requireCaller();
  const found = await readCatalogues(caller, null);
  if (!found) notFound();
  const { kev, epss, now } = found;
  const mayLoad = may(caller, "advisory:import", null);
  return (
    <Page
      crumbs={[{ label: "Advisories", href: "/advisories" }, { label: "KEV and EPSS" }]}
      head={<PageHead title="KEV and EPSS" />}
    >
      <div className="grid items-start gap-x-12 gap-y-10 desk:grid-cols-2">
        <CatalogueSection
          title="Known exploited vulnerabilities (KEV)"
          about="CISA's catalogue of CVEs that are known to be exploited. It is loaded from a file, so it works without the Internet. A later catalogue that adds a CVE has the decisions and incidents of its advisories checked again."
          loaded={kev}
          words={{
            version: "Catalogue",
            counted: "CVEs",
            none: "No KEV catalogue is loaded: whether a CVE is known to be exploited is unknown.",
          }}
          oldAfterDays={14}
          now={now}
          form={mayLoad ? <LoadKevForm action={loadKevAction} /> : others}
        />
        <CatalogueSection
          title="Exploit prediction (EPSS)"
          about="FIRST's daily estimate of how likely each CVE is to be exploited within 30 days. An estimate: a low one is not safe."
          loaded={epss}
          words={{ version: "Model", counted: "Scores", none: "No EPSS list is loaded: no score is known." }}
          oldAfterDays={14}
          now={now}
          form={mayLoad ? <LoadEpssForm action={loadEpssAction} /> : others}
        />
      </div>
    </Page>
  );
}
