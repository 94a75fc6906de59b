import "server-only";
import { z } from "zod";
import { sitesOfBriefing } from "@/db/briefings";
import type { BriefingContent } from "@/domain/briefings/content";
import { ok } from "@/lib/result";
import { command } from "../doors";
import { name } from "../text-fields";

/** Lets a briefing out of the portal, and records who took it before the first byte leaves. */
export const downloadBriefing = command({
  name: "download-briefing",
  sees: "briefing:read",
  permission: "briefing:read",
  input: z.object({ key: name(40) }),
  load: async (tx, { key }) => {
    const found = await sitesOfBriefing(tx, key);
    return found && { places: found.sites, briefing: found.briefing };
  },
  decide: ({ briefing }) => ok(briefing),
  save: async (_tx, { id, content, sha256 }) => {
    const { key, name: called, tlp, sites } = content;
    const siteId = sites.length === 1 ? (sites[0]?.id ?? null) : null;
    const data = { key, name: called, tlp, sha256 };
    return [{ type: "briefing.downloaded", siteId, incidentId: null, subjectId: id, data }];
  },
  done: ({ content, sha256 }): Readonly<{ content: BriefingContent; sha256: string }> => ({
    content,
    sha256,
  }),
});
