import type { ActorHere, Role } from "../../access/permissions";
import type { PersonId } from "../../ids";
import type { By, Staff } from "../facts";

// Safe because tests make up their own ids.
export const idOf = <Id extends string>(text: string): Id => text as Id;

const person = (name: string, ...roles: Role[]): ActorHere => ({
  id: idOf<PersonId>(name.toLowerCase()),
  name,
  roles,
});

/** One person of each role and a second, and the people of a small hospital who hold two. */
export const cast = {
  cora: person("Cora", "coordinator"),
  cole: person("Cole", "coordinator"),
  cleo: person("Cleo", "coordinator"),
  tess: person("Tess", "technician"),
  tom: person("Tom", "technician"),
  lena: person("Lena", "clinical-lead"),
  liam: person("Liam", "clinical-lead"),
  /** Two roles each. */
  dora: person("Dora", "coordinator", "clinical-lead"),
  theo: person("Theo", "technician", "clinical-lead"),
  eve: person("Eve", "executive"),
} as const;

export const by = (actor: ActorHere): By => ({ id: actor.id, name: actor.name });

/** The staff of a site made of these people. */
export function staffOf(people: readonly ActorHere[]): Staff {
  const having = (role: Role) => people.filter((each) => each.roles.includes(role)).map(by);
  return {
    coordinator: having("coordinator"),
    "clinical-lead": having("clinical-lead"),
    technician: having("technician"),
  };
}
