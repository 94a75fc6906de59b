import { type Actor, may } from "./permissions";
import { mayAnywhere } from "./places";

export type DeedName =
  | "import-advisory"
  | "write-advisory"
  | "register-system"
  | "import-inventory"
  | "open-drill"
  | "verify";

/** What a person may begin from anywhere, each as the page that does it asks. */
export function deedsOf(actor: Actor): readonly DeedName[] {
  const open: DeedName[] = [];
  if (mayAnywhere(actor, "step:verify")) open.push("verify");
  if (may(actor, "advisory:import", null)) open.push("import-advisory", "write-advisory");
  if (mayAnywhere(actor, "system:register")) open.push("register-system", "import-inventory");
  if (mayAnywhere(actor, "drill:hold")) open.push("open-drill");
  return open;
}
