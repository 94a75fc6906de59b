// Not run: the compiler reads it. Each expected error is a mistake the types must not let through.
import { z } from "zod";
import type { Tx } from "@/db/client";
import { listIncidentEvents } from "@/db/incident-page";
import type { IncidentId } from "@/domain/ids";
import { command } from "./doors";

declare const tx: Tx;
declare const id: IncidentId;

const whole = {
  name: "an-example",
  sees: "incident:read",
  permission: "step:do",
  input: z.object({}),
  load: async () => ({ places: [null] as const }),
  decide: () => ({ ok: true as const, value: 1 }),
  save: async () => [] as never,
  done: () => null,
} as const;

const { permission: _left, ...withoutPermission } = whole;
// @ts-expect-error a command cannot leave its permission out
command(withoutPermission);

// @ts-expect-error a permission must be one of the list
command({ ...whole, permission: "step:doo" });

// @ts-expect-error a command cannot save without naming what happened
command({ ...whole, save: async () => [] });

// @ts-expect-error a row must name its place
command({ ...whole, load: async () => ({ siteId: null }) });

// @ts-expect-error a reach cannot be made by hand
await listIncidentEvents(tx, { sites: "all" }, id, { size: 1, before: null });
