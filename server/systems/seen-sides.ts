import "server-only";
import { comparedOf, type MergeSide } from "@/domain/systems/merging";
import { canonical } from "@/lib/canonical";
import { sha256 } from "@/lib/hash";
import { plainJson } from "../door-parts";

type Side = Parameters<typeof comparedOf>[0] & Pick<MergeSide, "id">;

/** Says which state of two rows a person compared, so that nothing else is merged. */
export const seenSides = (kept: Side, merged: Side): string =>
  sha256(canonical(plainJson([kept, merged].map((side) => [side.id, comparedOf(side)]))));
