import { expect, test } from "vitest";
import type { IncidentId } from "../ids";
import { amongOthers } from "../incidents/other-incident";
import { completeStep } from "./acts/complete-step";
import { networkNow } from "./case";
import { essential } from "./templates";
import { cast, idOf } from "./testing/cast";
import { leaving } from "./testing/gate-scenario";
import { byException, bySegment, complete, filled, signBoth, verify, type Wish } from "./testing/play";
import { openedFacts, Scene } from "./testing/scene";

/** A second incident of one system, led to where both sides have signed that it leaves standalone. */
function approved(key: string, wish: Wish): Scene {
  const { incident } = openedFacts();
  const scene = new Scene(essential, { incident: { ...incident, id: idOf<IncidentId>(key), key } });
  leaving(scene, wish);
  signBoth(scene, "interim");
  return scene;
}

const beside = (one: Scene, other: Scene) => {
  one.facts = amongOthers({ template: essential, facts: one.facts }, [other], one);
};

/** What an act on one incident moves is where the other's system is, too. */
function connects(one: Scene, other: Scene): void {
  const before = one.facts.system.network.length;
  complete(one, "connect-interim", cast.tom);
  const moves = one.facts.system.network.slice(before);
  const { system } = other.facts;
  other.facts = { ...other.facts, system: { ...system, network: [...system.network, ...moves] } };
  other.now = one.now;
}

test("into a segment by another incident: what was proven with the port down is proven again in place", () => {
  const [one, other] = [approved("INC-2026-0001", bySegment), approved("INC-2026-0002", bySegment)];
  beside(one, other);
  connects(one, other);
  expect(networkNow(other.facts)).toBe("segment");
  expect(one.see().exposure.value).toBe("exposed");
  expect(other.see().exposure.value).toBe("exposed");
  complete(other, "verify-segmentation");
  verify(other, "verify-segmentation");
  expect(other.see().exposure.value).toBe("contained-segment");
});

test("who approved a segment has not approved the business network", () => {
  const [one, other] = [approved("INC-2026-0001", byException), approved("INC-2026-0002", bySegment)];
  beside(one, other);
  expect(one.codes(completeStep, cast.tom, filled(one, "connect-interim"))).toEqual([
    "held-by-other-incident",
  ]);
  beside(other, one);
  expect(other.codes(completeStep, cast.tom, filled(other, "connect-interim"))).toEqual([]);
});
