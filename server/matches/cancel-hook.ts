import type { Tx } from "@/db/client";
import type { DomainEvent } from "@/domain/events";
import type { IncidentId } from "@/domain/ids";
import type { Moment } from "../doors";

/** Asks to cancel an open incident because its match was decided "not affected"; it closes nothing. */
export type RequestCancelFor = (
  tx: Tx,
  request: Readonly<{ incident: Readonly<{ id: IncidentId; key: string }>; reason: string }>,
  moment: Moment,
) => Promise<readonly DomainEvent[]>;

/** What a decision does to an open incident. While it is null, such a decision is refused and points to the incident. */
export const requestCancelFor: RequestCancelFor | null = null;
