import { roleNames } from "@/domain/access/role-names";
import { type BlockerAsk, mostAsked } from "@/domain/advisory-grid/asking";
import type { Blocker } from "@/domain/advisory-grid/blockers";

/** So many systems. */
export const systemsWord = (count: number): string => (count === 1 ? "1 system" : `${count} systems`);

/** What a blocker lacks, as it follows "wait for". */
export function lackOf({ act }: Pick<Blocker, "act">, title: string): string {
  if (act === "word") return `a coordinator’s word on “${title}”`;
  return act === "confirm" ? `“${title}” to be confirmed again` : `“${title}”`;
}

const role = ({ role: name }: Pick<Blocker, "role">, count = 1): string =>
  count === 1 ? roleNames[name].toLowerCase() : `${roleNames[name].toLowerCase()}s`;

/** Who could bring it further, in words. */
export function whoCan(blocker: Pick<Blocker, "role">, { who }: BlockerAsk): string {
  if (who.length === 0) return `no ${role(blocker)} at the site`;
  if (who.length <= 2) return who.join(" or ");
  return `${who.slice(0, 2).join(", ")} or ${who.length - 2} more`;
}

/** What the button says: whom it asks, and for how many where not all are asked for at once. */
export function askLabel(blocker: Pick<Blocker, "role" | "rows">, { others, last }: BlockerAsk): string {
  const whom = others.length === 1 ? (others[0] ?? "") : `${others.length} ${role(blocker, others.length)}`;
  const again = last ? " again" : "";
  return `Ask ${whom}${again}${blocker.rows.length > mostAsked ? ` for the first ${mostAsked}` : ""}`;
}
