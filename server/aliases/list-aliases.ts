import "server-only";
import { query } from "../doors";
import { aliasLines } from "./lines";

/** The organisation's alias table, ended lines too; everybody with a grant reads it. */
export const listAliases = query({
  name: "list-aliases",
  permission: "organisation:read",
  read: async (tx, { now }, _input: null) => ({ lines: await aliasLines(tx), now }),
});
