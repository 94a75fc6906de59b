import { ReasonDialog } from "@/components/checklist/reason-dialog";
import { incidentHref } from "@/components/incidents/place";
import { ReportDialog } from "@/components/incidents/report-dialog";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { may } from "@/domain/access/permissions";
import { reopenIncidentAction, reportAction } from "./actions";
import type { IncidentScene } from "./incident-scene";

const reopening = {
  remediated:
    "Everything is kept. The closing is taken back; what was verified counts on, and the state follows from it.",
  cancelled: "Everything is kept. The match counts again, and the steps go on where they stood.",
  withdrawn:
    "Everything is kept. The system stays retired in the inventory until it is taken into service there again.",
} as const;

/** What may be done with the incident as a whole: report a worse state, reopen it, and the rarer ways on. */
export function HeadActions({ scene: { caller, data, place } }: Readonly<{ scene: IncidentScene }>) {
  const { facts } = data;
  const { siteId, closed, key } = facts.incident;
  const coordinates = may(caller, "incident:close", siteId);
  const base = incidentHref(key);
  const entries: MenuEntry[] = [
    { href: `${base}/paper`, label: "One page for paper", icon: "print", hint: "For a day without network" },
    { href: `${base}/timeline`, label: "The whole timeline", icon: "clock" },
    ...(may(caller, "step:do", siteId) && !closed
      ? [{ href: `${base}/withdraw`, label: "Withdraw from service", icon: "unplugged" } as const]
      : []),
    ...(coordinates && !closed
      ? [{ href: `${base}/cancel`, label: "Cancel as a wrong match", icon: "close" } as const]
      : []),
  ];
  return (
    <>
      {coordinates && closed && (
        <ReasonDialog
          opener="Reopen…"
          title={`Reopen ${key}`}
          meaning={reopening[closed.as]}
          label="Why"
          submit="Reopen the incident"
          action={reopenIncidentAction}
          place={place}
          hidden={{}}
        />
      )}
      {may(caller, "state:report", siteId) && (
        <ReportDialog action={reportAction} place={place} closed={closed !== null} />
      )}
      <Menu label="More" entries={entries} />
    </>
  );
}
