import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { AppFrame } from "@/components/layout/app-frame";
import { Page, PageHead } from "@/components/layout/page";
import { Button } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { PhaseTrack } from "@/components/ui/phase-track";
import { Key } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { readTheme, themeCookie } from "@/lib/theme";
import { ActSpecimens } from "./acts";
import { FormSpecimens } from "./forms";
import { ListSpecimens } from "./lists";
import { since, zone } from "./sample";
import { StateSpecimens } from "./states";

export const metadata: Metadata = { title: "The kit" };

const phases = [
  { key: "identify", name: "Identify", done: 2, total: 2, at: "past" },
  { key: "assess", name: "Assess", done: 3, total: 3, at: "past", remark: "1 to verify" },
  { key: "contain", name: "Contain", done: 1, total: 2, at: "now" },
  { key: "remediate", name: "Remediate", done: 0, total: 3, at: "future" },
  { key: "reconnect", name: "Reconnect", done: 0, total: 2, at: "future" },
  { key: "close", name: "Close", done: 0, total: 1, at: "future" },
] as const;

/** Every part of the kit in every state, to be looked at while developing; no screen of the product. */
export default async function DesignPage() {
  // biome-ignore lint/style/noProcessEnv: how Next itself was started, no setting of ours
  if (process.env.NODE_ENV === "production") notFound();
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <AppFrame
      places={[
        { href: "/my-steps", label: "My steps", icon: "today", count: 4 },
        { href: "/incidents", label: "Incidents", icon: "flag", count: 7 },
        { href: "/design", label: "Advisories", icon: "advisory" },
        { href: "/systems", label: "Systems", icon: "system" },
        { href: "/admin", label: "Administration", icon: "people" },
      ]}
      person={{ name: "Cora Lindqvist", roles: "Coordinator", sites: "all sites" }}
      theme={theme}
      inbox={{ href: "/design", unread: 3 }}
      signOut={<Button>Sign out</Button>}
      demo={{ who: "Cora, coordinator", switchHref: "/sign-in" }}
      foot="Isocenter, self-hosted"
    >
      <Page
        crumbs={[{ label: "Incidents", href: "/incidents" }, { label: "INC-2026-0042" }]}
        head={
          <PageHead
            above={
              <>
                <Key>INC-2026-0042</Key> · Northgate General Hospital · Nuclear Medicine 2
              </>
            }
            title={
              <>
                Symbia Intevo 16 <Key className="font-regular">NM-014</Key>
              </>
            }
            state={<Mark state="exposed" detail="for 3 d 4 h" large />}
            stateNote={
              <>
                since <Time at={since} zone={zone} now={since} />
              </>
            }
            facts={[
              { name: "Advisory", value: <Key>ICSMA-17-215-02</Key> },
              { name: "Vulnerabilities", value: "4 CVEs" },
              { name: "Highest CVSS 3.0", value: "9.8" },
              { name: "Containment chosen", value: "Dedicated segment" },
              { name: "Exams", value: "12 a day, none moved" },
              { name: "Coordinator", value: "Cora" },
            ]}
          >
            <PhaseTrack phases={phases.map((phase) => ({ ...phase, href: `#${phase.key}` }))} />
          </PageHead>
        }
      >
        <div className="grid grid-cols-1 gap-10">
          <StateSpecimens />
          <ActSpecimens />
          <FormSpecimens />
          <ListSpecimens />
        </div>
      </Page>
    </AppFrame>
  );
}
