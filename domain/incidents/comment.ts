import { ok, type Result, refuse } from "@/lib/result";
import type { PersonId, RecordId } from "../ids";

/** A comment as the rules need it. */
export type StoredComment = Readonly<{
  id: RecordId;
  by: Readonly<{ id: PersonId; name: string }>;
  text: string;
  mentions: readonly PersonId[];
  /** The comment that corrected it, by whom it was withdrawn; a comment that either happened to is left as it is. */
  correctedBy: RecordId | null;
  withdrawnBy: string | null;
}>;

export type CommentRefusal = Readonly<{
  code:
    | "another-person"
    | "mention-out-of-reach"
    | "unknown-step"
    | "unknown-comment"
    | "not-your-comment"
    | "corrected-meanwhile"
    | "withdrawn-already"
    | "nothing-changed";
  sentence: string;
}>;

/** What somebody typed: the words, whom they mention, and who was signed in when they typed it. */
export type Typed = Readonly<{ text: string; mentions: readonly PersonId[]; typedBy: PersonId }>;

type Who = Readonly<{ id: PersonId }>;

/** A text is sent only as the person who typed it, and mentions only people who may see the incident. */
export function decideComment(
  typed: Typed,
  actor: Who,
  maySee: readonly Who[],
): Result<Readonly<{ text: string; mentions: readonly PersonId[] }>, CommentRefusal> {
  if (typed.typedBy !== actor.id) {
    return refuse({
      code: "another-person",
      sentence: "Somebody else was signed in when this was typed. It is not sent under your name.",
    });
  }
  const mentions = [...new Set(typed.mentions)];
  if (mentions.some((id) => !maySee.some((person) => person.id === id))) {
    return refuse({
      code: "mention-out-of-reach",
      sentence: "Somebody you mention cannot see this incident. Take the name out, and send it again.",
    });
  }
  return ok({ text: typed.text, mentions });
}

/** What is corrected or withdrawn must be as the person saw it. */
function standing(comment: StoredComment | null): Result<StoredComment, CommentRefusal> {
  if (!comment) return refuse({ code: "unknown-comment", sentence: "This incident has no such comment." });
  if (comment.withdrawnBy) {
    const sentence = `${comment.withdrawnBy} withdrew this comment. Write a new one.`;
    return refuse({ code: "withdrawn-already", sentence });
  }
  if (comment.correctedBy) {
    const sentence = "This comment was corrected meanwhile. Look at it again.";
    return refuse({ code: "corrected-meanwhile", sentence });
  }
  return ok(comment);
}

/** Only who wrote a comment corrects it, and what was written stays beside the correction. */
export function decideCorrection(
  comment: StoredComment | null,
  typed: Typed,
  actor: Who,
  maySee: readonly Who[],
): Result<
  Readonly<{
    of: StoredComment;
    text: string;
    mentions: readonly PersonId[];
    newMentions: readonly PersonId[];
  }>,
  CommentRefusal
> {
  const found = standing(comment);
  if (!found.ok) return found;
  const of = found.value;
  if (of.by.id !== actor.id) {
    const sentence = `${of.by.name} wrote this comment. Only ${of.by.name} corrects it.`;
    return refuse({ code: "not-your-comment", sentence });
  }
  // Whoever was mentioned before stays so, even where they see the incident no more.
  const kept = of.mentions.map((id) => ({ id }));
  const said = decideComment(typed, actor, [...maySee, ...kept]);
  if (!said.ok) return said;
  const newMentions = said.value.mentions.filter((id) => !of.mentions.includes(id));
  if (said.value.text === of.text && newMentions.length === 0) {
    return refuse({ code: "nothing-changed", sentence: "It says what it said before." });
  }
  return ok({ of, ...said.value, newMentions });
}

/** A comment is withdrawn by who wrote it, or by a coordinator. */
export function decideWithdrawal(
  comment: StoredComment | null,
  actor: Who & Readonly<{ roles: readonly string[] }>,
): Result<StoredComment, CommentRefusal> {
  const found = standing(comment);
  if (!found.ok) return found;
  const { by } = found.value;
  if (by.id === actor.id || actor.roles.includes("coordinator")) return found;
  const sentence = `${by.name} wrote this comment. ${by.name} or a coordinator withdraws it.`;
  return refuse({ code: "not-your-comment", sentence });
}
