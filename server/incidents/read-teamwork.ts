import "server-only";
import { countComments, listComments } from "@/db/comments";
import { findTalkedOf, lastAssignment, lastHandover, listPeopleHere } from "@/db/teamwork";
import { seeingRoles, workingRoles } from "@/domain/incidents/assignment";
import { query } from "../doors";

/** What people said to one another about an incident, and who looks after it. */
export const readTeamwork = query({
  name: "read-teamwork",
  permission: "incident:read",
  read: async (
    tx,
    { reach },
    input: { key: string; step: string | null; comments: Readonly<{ size: number; before: number | null }> },
  ) => {
    const incident = await findTalkedOf(tx, reach, input.key);
    if (!incident) return null;
    const { id, siteId, closed } = incident;
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
      maySee,
      working: maySee.filter(({ roles }) => roles.some((role) => workingRoles.includes(role))),
    };
  },
});

export type Teamwork = NonNullable<Awaited<ReturnType<typeof readTeamwork>>>;
