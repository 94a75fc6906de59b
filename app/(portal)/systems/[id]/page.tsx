import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page, PageHead } from "@/components/layout/page";
import { IdentityForm } from "@/components/systems/identity-form";
import { IdentityList } from "@/components/systems/identity-list";
import { ReturnDialog } from "@/components/systems/leave-forms";
import { NetworkHistory } from "@/components/systems/network-history";
import { NetworkText } from "@/components/systems/network-text";
import { ServiceStanding } from "@/components/systems/service-standing";
import { SystemFactList } from "@/components/systems/system-facts";
import { SystemHistory } from "@/components/systems/system-history";
import { SystemIncidents } from "@/components/systems/system-incidents";
import { SystemMatches } from "@/components/systems/system-matches";
import { ButtonLink } from "@/components/ui/button";
import { CellLink, Key } from "@/components/ui/text";
import { may } from "@/domain/access/permissions";
import { stateWords } from "@/domain/systems/rows";
import { requireCaller } from "@/server/session";
import { readSystem } from "@/server/systems/read-systems";
import { recordIdentityAction } from "../actions";
import { systemIn } from "./asked";
import { returnSystemAction } from "./retire/actions";

export const metadata: Metadata = { title: "System" };

export default async function SystemPage({ params }: PageProps<"/systems/[id]">) {
  const caller = await requireCaller();
  const id = await systemIn(params);
  const found = await readSystem(caller, { id });
  if (!found) notFound();
  const { system, identities, network, matches, incidents, events, lastChange, otherRows, now } = found;
  const { fields, site } = system;
  const place = { zone: site.zone, now };
  const mayEdit = may(caller, "system:edit", site.id) && system.state !== "retired";
  const mayRetire = may(caller, "system:register", site.id);
  const advisories = new Map(matches.map((match) => [match.advisoryId, match.trackingId]));
  return (
    <Page
      crumbs={[{ label: "Systems", href: "/systems" }, { label: fields.assetTag }]}
      head={
        <PageHead
          title={fields.model || fields.deviceClass || fields.assetTag}
          above={
            <>
              <Key>{fields.assetTag}</Key> · <CellLink href={`/sites/${site.code}`}>{site.name}</CellLink>
              {fields.location && ` · ${fields.location}`}
            </>
          }
          state={<NetworkText state={network[0]?.state ?? "business"} />}
          stateNote={stateWords[system.state]}
          actions={
            <>
              <ButtonLink href={`/systems/${id}/label`}>Label</ButtonLink>
              {mayEdit && <ButtonLink href={`/systems/${id}/edit`}>Correct</ButtonLink>}
              {mayRetire && system.state !== "retired" && (
                <>
                  <ButtonLink href={`/systems/${id}/retire`}>Retire or move</ButtonLink>
                  <ButtonLink href={`/systems/${id}/merge`}>Merge</ButtonLink>
                </>
              )}
              {mayRetire && system.state === "retired" && (
                <ReturnDialog action={returnSystemAction} systemId={id} />
              )}
            </>
          }
        />
      }
    >
      <div className="grid items-start gap-x-10 gap-y-8 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-8">
          <ServiceStanding change={lastChange} others={otherRows} {...place} />
          <SystemIncidents incidents={incidents} {...place} />
          <SystemMatches matches={matches} {...place} />
          <SystemHistory rows={events} advisories={advisories} {...place} />
        </div>
        <div className="grid gap-8">
          <SystemFactList fields={fields} />
          <IdentityList identities={identities} {...place}>
            {mayEdit ? <IdentityForm action={recordIdentityAction} systemId={id} /> : undefined}
          </IdentityList>
          <NetworkHistory rows={network} {...place} />
        </div>
      </div>
    </Page>
  );
}
