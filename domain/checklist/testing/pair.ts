import type { IncidentId } from "../../ids";
import { amongOthers } from "../../incidents/other-incident";
import { voidedBeside } from "../acts/beside";
import { applyChanges } from "../apply";
import { networkNow } from "../case";
import type { Template } from "../template";
import { idOf } from "./cast";
import type { Chance } from "./chance";
import { asFarAsItGoes, reachKind, remotely, upTo } from "./gate-scenario";
import { byStandalone } from "./play";
import { openedFacts, Scene } from "./scene";
import { Walk } from "./walk";
import type { Tried } from "./walker";

const remote = remotely[1] ?? byStandalone;

/** Two open incidents of one system, on which people act in turn: where the system stands is a fact of both. */
export class Pair {
  readonly tried: Tried[] = [];
  private readonly walks: readonly [Walk, Walk];

  constructor(
    private readonly template: Template,
    private readonly chance: Chance,
    from: Scene,
  ) {
    this.walks = [new Walk(template, chance, from), new Walk(template, chance, besides(template, from))];
  }

  move(): void {
    const [one, other] = this.chance.maybe(0.5) ? this.walks : ([...this.walks].reverse() as [Walk, Walk]);
    const { scene } = one;
    scene.now = new Date(Math.max(scene.now.getTime(), other.scene.now.getTime()));
    scene.facts = amongOthers({ template: this.template, facts: scene.facts }, [other.scene], scene);
    const before = one.tried.length;
    one.move();
    for (const tried of one.tried.slice(before)) this.reaches(other, tried);
  }

  /** What an act on one incident does to the other of the same system. */
  private reaches({ scene }: Walk, tried: Tried): void {
    this.tried.push({ ...tried, beside: scene.facts });
    if (!tried.result.ok) return;
    const { changes } = tried.result.value;
    const moment = { ...scene, now: tried.now, actor: tried.actor, hash: scene.hash, newId: scene.newId };
    const from = { key: tried.before.incident.key, changes };
    const deed = voidedBeside(this.template, scene.facts, from, moment);
    const moves = changes.filter((change) => "add" in change && change.add === "network");
    scene.facts = applyChanges(scene.facts, [...moves, ...deed.changes]);
  }
}

/** A second incident of the system, opened where the first one stands and led on to a remote update. */
function besides(template: Template, from: Scene): Scene {
  const { incident, system } = openedFacts();
  const network = from.facts.system.network;
  const scene = new Scene(template, {
    incident: { ...incident, id: idOf<IncidentId>("another"), key: "INC-2026-0002" },
    system: { ...system, network, networkWhenOpened: networkNow(from.facts) },
  });
  scene.now = from.now;
  asFarAsItGoes(() => {
    reachKind(scene, "plan", remote);
    if (networkNow(from.facts) === "disconnected") upTo(scene, "permit", remote);
  });
  scene.facts = { ...scene.facts, system: { ...scene.facts.system, network } };
  return scene;
}
