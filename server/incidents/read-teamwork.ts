import "server-only";
import { findTeamwork } from "@/db/teamwork";
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
    const team = await findTeamwork(tx, reach, { ...input, roles: seeingRoles });
    if (!team) return null;
    const working = team.maySee.filter(({ roles }) => roles.some((role) => workingRoles.includes(role)));
    return { ...team, working };
  },
});

export type Teamwork = NonNullable<Awaited<ReturnType<typeof readTeamwork>>>;
