import { notFound } from "next/navigation";
import type { CommentReader } from "@/components/comments/comment-list";
import type { TeamActs } from "@/components/incidents/team-line";
import { may } from "@/domain/access/permissions";
import { anyOfThem } from "@/domain/checklist/sentences";
import { readTeamwork } from "@/server/incidents/read-teamwork";
import {
  addCommentAction,
  assignAction,
  correctCommentAction,
  handOverAction,
  withdrawCommentAction,
} from "./actions";
import type { IncidentScene } from "./incident-scene";

type Asked = Readonly<{ step?: string | undefined; size: number; before: number | null }>;

/** What people say of an incident and who looks after it, with what its reader may do about it. */
export async function teamHere({ caller, data }: IncidentScene, { step, size, before }: Asked) {
  const { key, siteId } = data.facts.incident;
  const team = await readTeamwork(caller, { key, step: step ?? null, comments: { size, before } });
  if (!team) notFound();
  const writes = may(caller, "comment:write", siteId);
  const coordinates = may(caller, "incident:assign", siteId);
  const acts: TeamActs = {
    assign: coordinates ? assignAction : null,
    handOver: writes ? handOverAction : null,
  };
  const reader: CommentReader = {
    person: caller.id,
    writes,
    coordinates: coordinates && writes,
    people: team.maySee.map(({ id, name }) => ({ id, name })),
    actions: { add: addCommentAction, correct: correctCommentAction, withdraw: withdrawCommentAction },
  };
  const { coordinator } = data.facts.staff;
  const whoReopens = anyOfThem(coordinator.map((person) => person.name)) || "A coordinator";
  const reopenedBy = may(caller, "incident:close", siteId) ? null : whoReopens;
  return { team: { ...team, reopenedBy }, acts, reader };
}

export type TeamHere = Awaited<ReturnType<typeof teamHere>>;
