import { RecheckNote } from "@/components/incidents/recheck-note";
import { may } from "@/domain/access/permissions";
import { answerRecheckAction } from "./actions";
import type { IncidentScene } from "./incident-scene";

/** What asks for another look at the incident, answered by whoever coordinates at its site. */
export function RecheckHere({ scene: { caller, data, place } }: Readonly<{ scene: IncidentScene }>) {
  const { facts, head } = data;
  const { siteId, closed } = facts.incident;
  return (
    <RecheckNote
      rechecks={head.rechecks}
      place={place}
      matchesHref={`/advisories/${head.advisoryId}/matches`}
      closed={closed !== null}
      action={may(caller, "incident:close", siteId) ? answerRecheckAction : null}
    />
  );
}
