import "server-only";
import { bounded } from "@/db/bounded";
import type { Tx } from "@/db/client";
import {
  type Asked,
  findsMisspelled,
  searchAdvisories,
  searchComments,
  searchEvidence,
  searchIncidents,
  searchPeople,
  searchSystems,
  setAlikeness,
} from "@/db/search";
import { type Role, roles } from "@/domain/access/permissions";
import { roleNames } from "@/domain/access/role-names";
import {
  exactFirst,
  type Found,
  type Hit,
  type HitGroup,
  mostHits,
  type SearchKind,
  searchKinds,
} from "@/domain/search/hit";
import { passage, type SearchWord, searchWords } from "@/domain/search/words";
import { query, type Reading } from "../doors";

/** How long one statement of a search may take, and about how long all of them. */
const patience = 1500;
const wholePatience = 4000;

const nothing: Found = { groups: [], unanswered: [], findsMisspelled: true, tooShort: true };

/**
 * What is called or says what was typed, of each kind only what the caller reaches with the permission its own list asks for. What took
 * too long is named, and the other kinds are answered.
 */
export const search = query({
  name: "search",
  permission: "organisation:read",
  read: async (tx, reading, { text }: Readonly<{ text: string }>): Promise<Found> => {
    const words = searchWords(text);
    if (words.length === 0) return nothing;
    const misspelled = await findsMisspelled(tx);
    const looks = misspelled && words.some((word) => word.loose);
    if (looks) await setAlikeness(tx);
    const groups: HitGroup[] = [];
    const unanswered: SearchKind[] = [];
    const until = performance.now() + wholePatience;
    for (const kind of searchKinds) {
      const left = Math.max(1, Math.min(patience, Math.round(until - performance.now())));
      const group = await bounded(tx, left, (inner) => ofKind(inner, reading, kind, { words, looks }));
      if (group === null) unanswered.push(kind);
      else if (group.hits.length > 0) groups.push(group);
    }
    return { groups: exactFirst(groups, words), unanswered, findsMisspelled: misspelled, tooShort: false };
  },
});

/** As written first; only where nothing is, what is spelled alike. */
async function ofKind(
  tx: Tx,
  reading: Reading,
  kind: SearchKind,
  { words, looks }: Readonly<{ words: readonly SearchWord[]; looks: boolean }>,
): Promise<HitGroup> {
  const asked = { words, most: mostHits + 1, alike: false };
  const written = await finders[kind](tx, reading, asked);
  const alike = written.length === 0 && looks;
  const hits = alike ? await finders[kind](tx, reading, { ...asked, alike }) : written;
  return { kind, hits: hits.slice(0, mostHits), more: hits.length > mostHits, alike };
}

type Finder = (tx: Tx, reading: Reading, asked: Asked) => Promise<readonly Hit[]>;

const finders: Readonly<Record<SearchKind, Finder>> = {
  incidents: (tx, { reachFor }, asked) => searchIncidents(tx, reachFor("incident:read"), asked),
  systems: (tx, { reachFor }, asked) => searchSystems(tx, reachFor("system:read"), asked),
  advisories: (tx, { reach }, asked) => searchAdvisories(tx, reach, asked),
  people: async (tx, { reach, reachFor }, asked) => {
    const all = reachFor("people:manage").sites === "all";
    const found = await searchPeople(tx, { staff: reach, all }, asked);
    return found.map((hit) => ({ ...hit, about: inWords(hit.about) }));
  },
  evidence: (tx, { reachFor }, asked) => searchEvidence(tx, reachFor("evidence:open"), asked),
  comments: async (tx, { reachFor }, asked) => {
    const found = await searchComments(tx, reachFor("incident:read"), asked);
    return found.map((hit) => ({ ...hit, title: passage(hit.title, asked.words) }));
  },
};

/** The roles of a person as the statement lists them, in words. */
function inWords(held: string): string {
  const names = held.split(",");
  const own = roles.filter((role: Role) => names.includes(role));
  return own.length === 0 ? "No role" : own.map((role) => roleNames[role]).join(", ");
}
