import "server-only";
import { countComments, listComments } from "@/db/comments";
import { findTalkedOf, lastAssignment, lastHandover, lastVendorWait, listPeopleHere } from "@/db/teamwork";
import { seeingRoles, workingRoles } from "@/domain/incidents/assignment";
import { waitRuns } from "@/domain/incidents/vendor-wait";
import { query } from "../doors";

/** What people said to one another about an incident, who looks after it, and what it waits for. */
export const readTeamwork = query({
  name: "read-teamwork",
  permission: "incident:read",
  read: async (
    tx,
    { reach, now },
    input: { key: string; step: string | null; comments: Readonly<{ size: number; before: number | null }> },
  ) => {
    const incident = await findTalkedOf(tx, reach, input.key);
    if (!incident) return null;
    const { id, siteId, zone, closed } = incident;
    const wait = await lastVendorWait(tx, id);
    const maySee = await listPeopleHere(tx, siteId, seeingRoles);
    return {
      closed,
      comments: await listComments(tx, reach, id, { ...input.comments, step: null }),
      ofStep:
        input.step === null
          ? []
          : await listComments(tx, reach, id, { step: input.step, size: 20, before: null }),
      count: await countComments(tx, reach, id),
      assignment: await lastAssignment(tx, id),
      handover: await lastHandover(tx, id),
      wait: wait && { ...wait, runs: !closed && waitRuns(wait, now, zone) },
      maySee,
      working: maySee.filter(({ roles }) => roles.some((role) => workingRoles.includes(role))),
    };
  },
});

export type Teamwork = NonNullable<Awaited<ReturnType<typeof readTeamwork>>>;
