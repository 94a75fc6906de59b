import { cookies } from "next/headers";
import { StoreAlarm } from "@/components/evidence/store-alarm";
import { UnsentFiles } from "@/components/evidence/unsent-files";
import { AppFrame } from "@/components/layout/app-frame";
import { LiveMark } from "@/components/layout/live-mark";
import { PrintedBy } from "@/components/layout/printed-by";
import { SessionWatch } from "@/components/layout/session-watch";
import { Keyboard } from "@/components/search/keyboard";
import { SignOutForm } from "@/components/sign-in/sign-out-form";
import { FormOpener } from "@/components/ui/form-opener";
import type { IconName } from "@/components/ui/icon-shapes";
import { deedsOf } from "@/domain/access/deeds";
import { type PlaceName, placesOf } from "@/domain/access/places";
import { rolesInWords } from "@/domain/access/role-names";
import { readTheme, themeCookie } from "@/lib/theme";
import { requireFrame } from "@/server/session";
import { isDemo } from "@/server/sign-in-page";
import { signOutAction } from "../sign-in/actions";
import { deeds, labelOf, letterOf, pathOf } from "./places";

const iconOf: Readonly<Record<PlaceName, IconName>> = {
  today: "today",
  "my-steps": "steps",
  incidents: "flag",
  status: "briefing",
  advisories: "advisory",
  systems: "system",
  briefings: "print",
  people: "people",
  "event-log": "lock",
};

export default async function PortalLayout({ children }: LayoutProps<"/">) {
  const { caller, siteNames, unread, asOf, damaged, storeFailingSince } = await requireFrame();
  const all = caller.grants.some((grant) => grant.siteId === null);
  const sites = all
    ? "all sites"
    : siteNames.length > 2
      ? `${siteNames.length} sites`
      : siteNames.join(", ") || "no site";
  const roles = rolesInWords(caller);
  const places = placesOf(caller).map((name) => ({
    href: pathOf[name],
    label: labelOf[name],
    icon: iconOf[name],
  }));
  const ways = {
    places: placesOf(caller).map((name) => ({
      href: pathOf[name],
      label: labelOf[name],
      letter: letterOf[name],
    })),
    deeds: deedsOf(caller).map((name) => ({ ...deeds[name], letter: null })),
  };
  return (
    <AppFrame
      places={places}
      person={{ name: caller.name, roles, sites }}
      theme={readTheme((await cookies()).get(themeCookie)?.value)}
      inbox={unread === null ? null : { href: "/inbox", unread }}
      search={<Keyboard {...ways} />}
      alarm={
        (damaged > 0 || storeFailingSince) && (
          <StoreAlarm damaged={damaged} failingSince={storeFailingSince} now={new Date(asOf)} />
        )
      }
      updated={<LiveMark since={asOf} />}
      signOut={<SignOutForm action={signOutAction} />}
      demo={isDemo() ? { who: `${caller.name}, ${roles.toLowerCase()}`, switchHref: "/sign-in" } : undefined}
    >
      <SessionWatch />
      <PrintedBy who={`${caller.name} (${roles.toLowerCase()}, ${sites})`} since={asOf} />
      <FormOpener person={caller.id}>{children}</FormOpener>
      <UnsentFiles person={caller.id} />
    </AppFrame>
  );
}
