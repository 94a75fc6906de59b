import type { ActorHere } from "../../access/permissions";
import type { Facts } from "../facts";
import type { ActResult, Moment } from "../moment";
import type { Template } from "../template";
import { cast } from "./cast";
import type { Chance } from "./chance";
import { Scene } from "./scene";

/** One try of an act, with the facts it was held against and the facts it left. */
export type Tried = Readonly<{
  before: Facts;
  after: Facts;
  now: Date;
  actor: ActorHere;
  name: string;
  input: unknown;
  result: ActResult;
  /** The other open incident of the system, where there is one. */
  beside?: Facts;
}>;

const people = Object.values(cast);

/** Somebody who may do the step, mostly; now and then anybody. */
export function somebody(chance: Chance, roles: readonly string[]): ActorHere {
  const fitting = people.filter((person) => person.roles.some((role) => roles.includes(role)));
  return (chance.maybe(0.9) ? chance.pick(fitting) : chance.pick(people)) ?? cast.cora;
}

/** Tries acts on a scene and remembers each. */
export class Walker {
  readonly scene: Scene;
  readonly tried: Tried[] = [];

  constructor(
    template: Template,
    readonly chance: Chance,
    from?: Scene,
  ) {
    this.scene = new Scene(template);
    if (from) this.scene.resume(from);
  }

  act<Input>(
    act: (template: Template, facts: Facts, input: Input, moment: Moment) => ActResult,
    actor: ActorHere,
    input: Input,
  ): void {
    const { facts: before, now } = this.scene;
    const result = this.scene.try(act, actor, input);
    this.tried.push({ before, after: this.scene.facts, now, actor, name: act.name, input, result });
  }
}
