import { ActReason } from "@/components/checklist/act-reason";
import { incidentHref } from "@/components/incidents/place";
import { ReportDialog } from "@/components/incidents/report-dialog";
import { OverrideDialog, VendorWaitDialog } from "@/components/priority/priority-dialogs";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { may } from "@/domain/access/permissions";
import {
  endPriorityOverrideAction,
  endVendorWaitAction,
  overridePriorityAction,
  reopenIncidentAction,
  reportAction,
  waitForVendorAction,
} from "./actions";
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
  const { facts, later } = data;
  const { siteId, closed, key } = facts.incident;
  const coordinates = may(caller, "incident:close", siteId);
  const base = incidentHref(key);
  const entries: MenuEntry[] = [
    { href: `${base}/paper`, label: "One page for paper", icon: "print", hint: "For a day without network" },
    { href: `/api/incidents/${key}/report`, label: "Report as PDF", icon: "download", file: true },
    { href: `${base}/timeline`, label: "The whole timeline", icon: "clock" },
    ...(later && may(caller, "template:adopt", siteId)
      ? [
          {
            href: `/incidents/adopt?template=${later.key}&incident=${key}`,
            label: `Adopt version ${later.version} of the checklist`,
            icon: "repeat",
          } as const,
        ]
      : []),
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
        <ActReason
          opener="Reopen…"
          title={`Reopen ${key}`}
          explain={reopening[closed.as]}
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

/** What a coordinator may do with the priority of an open incident: override it, or note that the vendor is waited for. */
export function PriorityActions({ scene: { caller, data, place } }: Readonly<{ scene: IncidentScene }>) {
  const { facts, priority } = data;
  if (!priority || !may(caller, "incident:close", facts.incident.siteId)) return null;
  return (
    <>
      <OverrideDialog
        action={overridePriorityAction}
        endAction={endPriorityOverrideAction}
        place={place}
        seen={priority.overrides}
        table={priority.assessed.priority}
        inForce={priority.override?.priority ?? null}
      />
      <VendorWaitDialog
        action={waitForVendorAction}
        endAction={endVendorWaitAction}
        place={place}
        seen={priority.waits}
        until={priority.wait?.until ?? null}
      />
    </>
  );
}
