import "server-only";
import { verify } from "@node-rs/argon2";
import { z } from "zod";
import { database } from "@/db/client";
import { beginAttempt, findSigner, forgetAttempt } from "@/db/sessions";
import { type Caller, type Command, query, type Running } from "./doors";

/** How a signer showed that they are still the one who signed in; or why not. */
export const signerAnswers = ["password", "click", "wrong", "missing", "too-many"] as const;
type SignerAnswer = (typeof signerAnswers)[number];

const given = z.object({
  password: z.string().max(200).optional().catch(undefined),
  confirmed: z
    .union([z.boolean(), z.literal("on")])
    .optional()
    .catch(undefined),
});

const limit = { minutes: 15, most: 5 } as const;

/**
 * A command that its caller confirms anew. The password is compared here and goes no further: the command is told only how
 * it was answered, whatever the sender claims of that.
 */
export function steppedUp<Done, Refusal>(inner: Command<Done, Refusal>): Command<Done, Refusal> {
  async function run(caller: Caller, rawInput: unknown, running: Running = {}) {
    if (typeof rawInput !== "object" || rawInput === null) return inner(caller, rawInput, running);
    const {
      password: _password,
      confirmed: _confirmed,
      ...rest
    } = { password: null, confirmed: null, ...rawInput };
    const signer = await answerOf(caller, given.parse(rawInput), running);
    return inner(caller, { ...rest, signer }, running);
  }
  return Object.assign(run, { commandName: inner.commandName, permission: inner.permission });
}

async function answerOf(
  caller: Caller,
  { password, confirmed }: z.infer<typeof given>,
  running: Running,
): Promise<SignerAnswer> {
  const on = running.on ?? database();
  const signer = await findSigner(on, caller.id);
  // Invented people have no password; whoever has one types it.
  if (!signer?.passwordHash) return signer?.invented && confirmed ? "click" : "missing";
  if (!password) return "missing";
  // An attempt counts from its beginning, so that many at once are not more than many in a row.
  const account = `signing:${caller.id}`;
  const attempt = await beginAttempt(on, { account, address: caller.address, ...limit });
  if (attempt === null) return "too-many";
  if (!(await verify(signer.passwordHash, password))) return "wrong";
  await forgetAttempt(on, attempt);
  return "password";
}

/** Whether the reader signs by typing a password, or, invented, by a second click. */
export const readSigner = query({
  name: "read-signer",
  permission: "incident:read",
  read: async (tx, { actor }) => ({
    hasPassword: Boolean((await findSigner(tx, actor.id))?.passwordHash),
  }),
});
