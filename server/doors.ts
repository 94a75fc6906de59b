import "server-only";
import type { z } from "zod";
import { setActor } from "@/db/actor";
import { type Database, database, type Tx } from "@/db/client";
import { claimRequest, keepAnswer } from "@/db/commands";
import { type Moment as EventMoment, recordEvents } from "@/db/events";
import type { Reach } from "@/db/reach";
import {
  type Actor,
  type ActorHere,
  actorAt,
  may,
  type Permission,
  sitesWhere,
} from "@/domain/access/permissions";
import type { DomainEvent } from "@/domain/events";
import type { SessionId, SiteId } from "@/domain/ids";
import { canonical } from "@/lib/canonical";
import type { DoorRefusal } from "@/lib/form-state";
import { sha256 } from "@/lib/hash";
import { firstUnstorable, storable } from "@/lib/plain-text";
import { ok, type Result, refuse } from "@/lib/result";
import { drillOver } from "./after-drill";
import { constraintOf, fieldErrors, plainJson, requestIdOf } from "./door-parts";

/** Who is asking, and from where. */
export type Caller = Actor & Readonly<{ sessionId: SessionId | null; address: string | null }>;

/** A row names the places it belongs to; null is the whole organisation. Permission is asked at every one of them. */
export type Placed = Readonly<{ places: readonly [SiteId | null, ...(SiteId | null)[]] }>;

export type Moment = Readonly<{ actor: Actor; here: ActorHere; now: Date; newId: () => string }>;
type Loading = Omit<Moment, "here"> & Readonly<{ reach: Reach }>;

/** Where and when a command runs; tests and the demo's history give their own. */
export type Running = Readonly<{ on?: Database | Tx; now?: Date }>;

type CommandSpec<Input, Subject extends Placed, Decision, Refusal, Done> = Readonly<{
  name: string;
  /** Without it at the row's place, the row does not exist for the caller. */
  sees: Permission;
  permission: Permission;
  input: z.ZodType<Input>;
  /** Where it acts, if that is known before anything is loaded: permission is asked there before a file is read or a lock taken. */
  at?: Placed["places"];
  /** Reads and locks what the command acts on; `reach` is where the caller may do it. Null: there is nothing. */
  load: (tx: Tx, input: Input, moment: Loading) => Promise<Subject | null>;
  /** The rule. Pure: no database, no network. */
  decide: (subject: Subject, input: Input, moment: Moment) => Result<Decision, Refusal>;
  /** Stores the decision and names what happened. Nothing happens without an event. */
  save: (
    tx: Tx,
    decision: Decision,
    context: Moment & Readonly<{ subject: Subject; input: Input }>,
  ) => Promise<readonly [DomainEvent, ...DomainEvent[]]>;
  /** What the caller is told; plain JSON, kept for a repeated request. */
  done: (decision: Decision, subject: Subject) => Done;
  /** The answer holds a secret that is shown once: it is not kept, and a repeated request is told so. */
  secretAnswer?: boolean;
  /** The refusal for a unique index that had the last word. */
  conflict?: (constraint: string) => Refusal | null;
}>;

export type Command<Done, Refusal> = {
  (caller: Caller, rawInput: unknown, running?: Running): Promise<Result<Done, Refusal | DoorRefusal>>;
  readonly commandName: string;
  readonly permission: Permission;
};

const notFound = { code: "not-found", sentence: "This does not exist, or it is not yours to see." } as const;
const notAllowed = { code: "not-allowed", sentence: "Your role here does not allow this." } as const;
const seeFields = "Something is missing or not in its form. See the marked fields.";
const notPlain = (field: string) => ({
  code: "invalid" as const,
  sentence: seeFields,
  fields: { [field]: ["It holds characters that cannot be kept. Type it again, or paste it as plain text."] },
});
const reused = {
  code: "request-reused",
  sentence: "This form was already sent with other contents. Open the page again and send it once more.",
} as const;
const shownOnce = {
  code: "request-repeated",
  sentence: "This was done, and what it gave was shown once. If you did not see it, ask for another one.",
} as const;

/** The only way to write: authorise, decide, store, record and answer, in one transaction, once for each request. */
export function command<Input, Subject extends Placed, Decision, Refusal, Done>(
  spec: CommandSpec<Input, Subject, Decision, Refusal, Done>,
): Command<Done, Refusal> {
  async function run(caller: Caller, rawInput: unknown, running: Running = {}) {
    const parsed = spec.input.safeParse(rawInput);
    if (!parsed.success) {
      return refuse({ code: "invalid" as const, sentence: seeFields, fields: fieldErrors(parsed.error) });
    }
    const unstorable = firstUnstorable(parsed.data);
    if (unstorable !== null) return refuse(notPlain(unstorable));
    const moment = { actor: caller, now: running.now ?? new Date(), newId: () => crypto.randomUUID() };
    const request = { id: requestIdOf(rawInput), rawInput };
    const attempt = (tx: Tx) =>
      once(tx, spec, request, moment, () => carryOut(tx, spec, parsed.data, caller, moment));
    return settle(running.on ?? database(), attempt, spec.conflict);
  }
  return Object.assign(run, { commandName: spec.name, permission: spec.permission });
}

/** Carries a request out once: a repeated one gets the first answer, and waits for it if need be. */
async function once<Done, Refusal>(
  tx: Tx,
  spec: Readonly<{ name: string; secretAnswer?: boolean }>,
  request: Readonly<{ id: string | null; rawInput: unknown }>,
  { actor, now }: Readonly<{ actor: Actor; now: Date }>,
  act: () => Promise<Result<Done, Refusal | DoorRefusal>>,
): Promise<Result<Done, Refusal | DoorRefusal>> {
  await setActor(tx, actor.id, now);
  if (!request.id) return act();
  const inputHash = sha256(canonical(plainJson(request.rawInput)));
  const row = { actorId: actor.id, requestId: request.id, command: spec.name, inputHash, at: now };
  const claim = await claimRequest(tx, row);
  // Safe because the stored answer was made by done() of this very command.
  if (!claim.claimed) return claim.sameInput ? repeated(spec, claim.answer as Done) : refuse(reused);

  const outcome = await act();
  if (outcome.ok && !spec.secretAnswer) await keepAnswer(tx, actor.id, request.id, outcome.value);
  return outcome;
}

/** A secret is shown once: whoever sends the same request again is told so instead. */
const repeated = <Done>({ secretAnswer }: Readonly<{ secretAnswer?: boolean }>, answer: Done) =>
  secretAnswer ? refuse(shownOnce) : ok(answer);

/** The heart of the door. */
async function carryOut<Input, Subject extends Placed, Decision, Refusal, Done>(
  tx: Tx,
  spec: CommandSpec<Input, Subject, Decision, Refusal, Done>,
  input: Input,
  caller: Caller,
  at: Omit<Moment, "here">,
): Promise<Result<Done, Refusal | DoorRefusal>> {
  const early = spec.at && barredFrom(caller, spec, { places: spec.at });
  if (early) return early;
  const subject = await spec.load(tx, input, { ...at, reach: reachOf(caller, spec.permission) });
  if (!subject) return refuse(notFound);
  const barred = barredFrom(caller, spec, subject);
  if (barred) return barred;

  const moment: Moment = { ...at, here: actorAt(caller, subject.places[0]) };
  const decision = spec.decide(subject, input, moment);
  if (!decision.ok) return decision;

  const happened = await spec.save(tx, decision.value, { ...moment, subject, input });
  const over = await drillOver(tx, happened);
  if (over) return over;
  await recordEvents(tx, happened, eventMoment(caller, at.now));
  return ok(spec.done(decision.value, subject));
}

type Asked = Readonly<{ sees: Permission; permission: Permission }>;

/** Why a caller may not act on rows: they do not exist for them, or their role does not allow it. */
function barredFrom(caller: Caller, spec: Asked, placed: Placed): Result<never, DoorRefusal> | null {
  const mayAll = (permission: Permission) => placed.places.every((place) => may(caller, permission, place));
  if (!mayAll(spec.sees)) return refuse(notFound);
  return mayAll(spec.permission) ? null : refuse(notAllowed);
}

/** Undoes a command whose save meets a refusal its rule could not see; the caller is told why. */
export function undo(refusal: Readonly<{ code: string; sentence: string }>): never {
  throw new Refused(refuse(refusal));
}

class Refused<R> extends Error {
  constructor(readonly outcome: Result<never, R>) {
    super("refused");
  }
}

/** Runs an attempt in its transaction; a refusal undoes it, the claim of the request included. */
async function settle<Done, Refusal>(
  on: Database | Tx,
  attempt: (tx: Tx) => Promise<Result<Done, Refusal | DoorRefusal>>,
  conflict: ((constraint: string) => Refusal | null) | undefined,
): Promise<Result<Done, Refusal | DoorRefusal>> {
  try {
    return await on.transaction(async (tx) => {
      const outcome = await attempt(tx);
      if (!outcome.ok) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    const constraint = constraintOf(error);
    const refusal = constraint && conflict ? conflict(constraint) : null;
    if (refusal) return refuse(refusal);
    throw error;
  }
}

function eventMoment(caller: Caller, now: Date): EventMoment {
  return {
    actor: { kind: "person", id: caller.id, name: caller.name },
    sessionId: caller.sessionId,
    address: caller.address,
    now,
  };
}

/** What a read knows: its own reach, the reach of any other permission of the same person, and the time it speaks of. */
export type Reading = Readonly<{
  reach: Reach;
  reachFor: (permission: Permission) => Reach;
  actor: Actor;
  now: Date;
}>;

export type Query<Input, Output> = {
  (caller: Actor, input: Input, running?: Running): Promise<Output>;
  readonly queryName: string;
  readonly permission: Permission;
};

/** The only way to read: one read-only snapshot, and whatever is asked for, only what the caller reaches is seen. */
export function query<Input, Output>(spec: {
  name: string;
  permission: Permission;
  read: (tx: Tx, reading: Reading, input: Input) => Promise<Output>;
}): Query<Input, Output> {
  function run(caller: Actor, input: Input, running: Running = {}) {
    const reachFor = (permission: Permission): Reach => reachOf(caller, permission);
    const reading = {
      reach: reachFor(spec.permission),
      reachFor,
      actor: caller,
      now: running.now ?? new Date(),
    };
    const on = running.on ?? database();
    // Safe because only characters change that no database can hold; whatever is asked for with them is found nowhere.
    const asked = storable(input) as Input;
    return on.transaction((tx) => spec.read(tx, reading, asked), {
      isolationLevel: "repeatable read",
      accessMode: "read only",
    });
  }
  return Object.assign(run, { queryName: spec.name, permission: spec.permission });
}

function reachOf(actor: Actor, permission: Permission): Reach {
  // Safe because this is the one place that has just asked the policy.
  return { sites: sitesWhere(actor, permission) } as Reach;
}
