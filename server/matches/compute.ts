import "server-only";
import { type ShownAdvisory, shownAdvisories } from "@/db/advisories";
import type { Tx } from "@/db/client";
import { type ChangedMatch, type ComputedMatch, saveMatches, setRules } from "@/db/matches";
import { type SystemToMatch, systemsToMatch } from "@/db/systems";
import { applyAnnotations } from "@/domain/advisories/corrections";
import { matchableAdvisory } from "@/domain/advisories/matchable";
import type { DomainEvent } from "@/domain/events";
import type { AdvisoryId, MatchId, SystemId } from "@/domain/ids";
import type { AliasTable } from "@/domain/matching/aliases";
import { matcher } from "@/domain/matching/match";
import type { MatchableAdvisory, MatchLevel } from "@/domain/matching/matchable";
import type { RecheckCause } from "@/domain/matching/rechecks";
import { matchingRules } from "@/domain/matching/rules";
import { sha256 } from "@/lib/hash";
import { aliasesNow } from "../aliases/lines";
import type { Moment as DoorMoment } from "../doors";
import { askScope, settleAsks } from "../site-asks/settle";
import { recheckEvents, recheckMatches } from "./rechecks";

type Moment = Pick<DoorMoment, "now" | "newId">;
type Acting = Pick<DoorMoment, "actor" | "now" | "newId">;
type Cause = Exclude<RecheckCause, "kev">;
type ToldCause = Exclude<Cause, "inventory" | "aliases">;

/**
 * Compares one advisory with every system and stores what came out; for an import, another revision, a correction. Another revision
 * asks again about everything of the advisory, which is for recheckAdvisory(): here it only tells what changed.
 */
export async function matchAdvisory(
  tx: Tx,
  advisory: ShownAdvisory,
  cause: Exclude<ToldCause, "rules">,
  moment: Acting,
): Promise<DomainEvent[]> {
  const systems = await systemsToMatch(tx, "all");
  const rows = computed([advisory], systems, await aliasesNow(tx, moment.now), moment);
  const changed = await saveMatches(tx, rows, { because: "said", at: moment.now });
  const again =
    cause === "revision"
      ? recheckEvents(changed, cause)
      : await recheckMatches(tx, changed, { cause, because: corrected(advisory) }, moment);
  const settled = await settleExcluded(tx, changed, moment);
  return [countsEvent(advisory, rows, changed, cause), ...again, ...settled];
}

/**
 * Compares one advisory with systems by the rules of this portal, where earlier ones did. Decisions count as before; what the rules
 * say otherwise of a decided match, and what they would let drop out, is to be looked at again. So no site's ask is settled by it.
 */
export async function matchByOtherRules(
  tx: Tx,
  advisory: ShownAdvisory,
  ids: readonly SystemId[],
  moment: Moment,
): Promise<DomainEvent[]> {
  const systems = await systemsToMatch(tx, ids);
  const rows = computed([advisory], systems, await aliasesNow(tx, moment.now), moment);
  const changed = await saveMatches(tx, rows, { because: "rules", at: moment.now });
  await setRules(tx, advisory.id, matchingRules);
  const again = await recheckMatches(tx, changed, { cause: "rules", because: otherRules }, moment);
  return changed.length === 0 ? [] : [countsEvent(advisory, rows, changed, "rules"), ...again];
}

const otherRules =
  "The portal was renewed and compares by other rules; what they say of this system differs.";

/** How many pairs of an advisory and a system are compared before they are stored. */
const pairsInOneGo = 6000;

/**
 * Compares systems with every shown advisory and stores what came out; the advisories are read once, however many systems there are.
 * What is said of why tells those who look at a decision again; a system that was never compared has nobody to tell.
 */
export async function matchSystems(
  tx: Tx,
  ids: readonly SystemId[],
  because: string,
  moment: Acting,
  told: (done: number) => Promise<void> = async () => undefined,
): Promise<DomainEvent[]> {
  if (ids.length === 0) return [];
  const advisories = await shownAdvisories(tx, "all");
  if (advisories.length === 0) return [];
  const compare = comparer(advisories, await aliasesNow(tx, moment.now), moment);
  const size = Math.max(1, Math.floor(pairsInOneGo / advisories.length));
  const [changed, events]: [ChangedMatch[], DomainEvent[]] = [[], []];
  for (let done = 0; done < ids.length; done += size) {
    await told(done);
    const rows = compare(await systemsToMatch(tx, ids.slice(done, done + size)));
    const part = await saveMatches(tx, rows, { because: "inventory", at: moment.now });
    const again = await recheckMatches(tx, part, { cause: "inventory", because }, moment);
    changed.push(...part);
    events.push(...again);
  }
  // Only when all are compared: what one part excluded another may ask about.
  return [...events, ...(await settleExcluded(tx, changed, moment))];
}

/** Why systems are compared again whose fields were corrected. */
export const fieldChanged = "A field of the system that the match rests on was changed.";

/** Stores what the rules say now: decisions and incidents that rest on what changed are looked at again, and asks may be settled. */
export async function storeMatches(
  tx: Tx,
  rows: readonly ComputedMatch[],
  why: Readonly<{ cause: "inventory" | "aliases"; because: string }>,
  moment: Acting,
): Promise<DomainEvent[]> {
  const because = why.cause === "inventory" ? "inventory" : "said";
  const changed = await saveMatches(tx, rows, { because, at: moment.now });
  const again = await recheckMatches(tx, changed, why, moment);
  return [...again, ...(await settleExcluded(tx, changed, moment))];
}

/** Asks whose last undecided systems the rules exclude now have nothing left to answer for. */
async function settleExcluded(
  tx: Tx,
  changed: readonly ChangedMatch[],
  moment: Acting,
): Promise<DomainEvent[]> {
  const excluded = changed.filter(
    ({ before, level }) => level === "excluded" && before !== null && before !== "excluded",
  );
  return settleAsks(tx, askScope(excluded), "cleared", moment);
}

const corrected = ({ trackingId }: ShownAdvisory): string =>
  `${trackingId} was corrected, and what it says of this system changed.`;

/** The affected products as the document alone lists them: no faults found, nothing corrected. */
function asReceived(advisory: ShownAdvisory): MatchableAdvisory {
  const plain = applyAnnotations(advisory.reading, [], []);
  const listed = plain.products.map((each) => ({ ...each, affected: each.product.affectedBy === "status" }));
  return matchableAdvisory({ ...plain, products: listed });
}

/** What the rules say of systems and advisories under an alias table, not yet stored. */
export const computed = (
  advisories: readonly ShownAdvisory[],
  systems: readonly SystemToMatch[],
  aliases: AliasTable,
  moment: Moment,
): ComputedMatch[] => comparer(advisories, aliases, moment)(systems);

/** Reads advisories once, and answers for any number of systems what the rules say of each pair. */
function comparer(
  advisories: readonly ShownAdvisory[],
  aliases: AliasTable,
  { newId }: Moment,
): (systems: readonly SystemToMatch[]) => ComputedMatch[] {
  const matchers = advisories.map((advisory) => {
    const { reading, findings, annotations } = advisory;
    return {
      advisory,
      match: matcher(matchableAdvisory(applyAnnotations(reading, findings, annotations)), aliases),
      matchAsReceived: matcher(asReceived(advisory), aliases),
    };
  });
  return (systems) =>
    matchers.flatMap(({ advisory, match, matchAsReceived }) =>
      systems.map((system) => {
        const { level, reasons, productKey, inputsText } = match(system.matchable);
        return {
          // Safe because it is a fresh id; a row that exists keeps its own.
          id: newId() as MatchId,
          advisoryId: advisory.id,
          systemId: system.id,
          siteId: system.siteId,
          revisionId: advisory.revisionId,
          level,
          levelAsReceived: matchAsReceived(system.matchable).level,
          productKey,
          reasons,
          inputsHash: sha256(inputsText),
          rules: matchingRules,
        };
      }),
    );
}

function countsEvent(
  advisory: Readonly<{ id: AdvisoryId; revisionId: string }>,
  rows: readonly ComputedMatch[],
  changed: readonly ChangedMatch[],
  cause: ToldCause,
): DomainEvent {
  const of = (level: MatchLevel) => rows.filter((row) => row.level === level).length;
  return {
    type: "matches.computed",
    siteId: null,
    incidentId: null,
    subjectId: advisory.id,
    data: {
      advisoryId: advisory.id,
      revisionId: advisory.revisionId,
      cause: cause === "revision" ? "import" : cause,
      counts: {
        strong: of("strong"),
        likely: of("likely"),
        possible: of("possible"),
        excluded: of("excluded"),
      },
      changed: changed.length,
    },
  };
}
