import { ActReason } from "@/components/checklist/act-reason";
import type { ActAction } from "@/components/checklist/actions";
import { type IncidentPlace, stepHref } from "@/components/incidents/place";
import { Details } from "@/components/ui/details";
import { Dialog } from "@/components/ui/dialog";
import { State } from "@/components/ui/state";
import { Meta, TextLink } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import { mentionParts } from "@/domain/incidents/mentions";
import { Composer, type Mentionable } from "./composer";

/** A comment as it stands, with what it said before. */
export type ShownComment = Readonly<{
  id: string;
  by: Readonly<{ id: string; name: string }>;
  at: Date;
  step: Readonly<{ key: string; title: string }> | null;
  text: string;
  mentions: readonly Mentionable[];
  withdrawn: Readonly<{ by: string; at: Date; reason: string }> | null;
  earlier: readonly Readonly<{ id: string; at: Date; text: string }>[];
}>;

/** Who reads, and what they may do with what was said. */
export type CommentReader = Readonly<{
  person: string;
  /** May write here, and so correct and withdraw their own. */
  writes: boolean;
  /** May withdraw what others wrote. */
  coordinates: boolean;
  people: readonly Mentionable[];
  actions: Readonly<Record<"add" | "correct" | "withdraw", ActAction>>;
}>;

type ListProps = Readonly<{
  comments: readonly ShownComment[];
  reader: CommentReader;
  place: IncidentPlace;
  /** Below a step its name need not be said again. */
  ofStep?: boolean;
}>;

/** What was said, the newest first. */
export function CommentList({ comments, ...shared }: ListProps) {
  if (comments.length === 0) return null;
  return (
    <ol className="grid gap-3">
      {comments.map((comment) => (
        <li key={comment.id} className="min-w-0 border-t pt-2.5">
          <Comment comment={comment} {...shared} />
        </li>
      ))}
    </ol>
  );
}

type CommentProps = Omit<ListProps, "comments"> & Readonly<{ comment: ShownComment }>;

function Comment({ comment, reader, place, ofStep = false }: CommentProps) {
  const { by, at, step, withdrawn, earlier } = comment;
  const { zone, now } = place;
  return (
    <div className="grid gap-1">
      <div>
        <b className="font-strong">{by.name}</b>{" "}
        <Meta>
          <Time at={at} zone={zone} now={now} />
          {step && !ofStep && (
            <>
              {" on "}
              <TextLink href={stepHref(place.incident, step.key)}>{step.title}</TextLink>
            </>
          )}
        </Meta>
      </div>
      {withdrawn ? (
        <>
          <State icon="undo">
            Withdrawn by {withdrawn.by}, <Time at={withdrawn.at} zone={zone} now={now} />: {withdrawn.reason}
          </State>
          <Details summary="Read it all the same">
            <Words comment={comment} />
          </Details>
        </>
      ) : (
        <Words comment={comment} />
      )}
      {earlier.length > 0 && (
        <Details summary="Corrected: what it said before">
          <ol className="grid gap-2">
            {earlier.map((before) => (
              <li key={before.id}>
                <Meta>
                  <Time at={before.at} zone={zone} now={now} />
                </Meta>
                <Plain text={before.text} />
              </li>
            ))}
          </ol>
        </Details>
      )}
      {!withdrawn && <Acts comment={comment} reader={reader} place={place} />}
    </div>
  );
}

const wording = "text-ink-2 wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]";

const Plain = ({ text }: Readonly<{ text: string }>) => <p className={wording}>{text}</p>;

/** The words, with the names of those they mention; who is mentioned without standing in them is told below. */
function Words({ comment: { text, mentions } }: Readonly<{ comment: ShownComment }>) {
  const parts = mentionParts(text, mentions);
  const named = new Set(parts.flatMap((part) => (typeof part === "string" ? [] : part.map(({ id }) => id))));
  const unnamed = mentions.filter(({ id }) => !named.has(id));
  return (
    <>
      <p className={wording}>
        {parts.map((part, index) => {
          if (typeof part === "string") return part;
          return (
            // The parts of a text never change their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <b key={index} className="font-medium text-ink">
              @{part[0]?.name}
            </b>
          );
        })}
      </p>
      {unnamed.length > 0 && <Meta>To {unnamed.map(({ name }) => name).join(", ")}</Meta>}
    </>
  );
}

function Acts({ comment, reader, place }: Omit<CommentProps, "ofStep">) {
  const own = comment.by.id === reader.person;
  if (!reader.writes || !(own || reader.coordinates)) return null;
  const { person, people, actions } = reader;
  return (
    <div className="flex flex-wrap gap-2">
      {own && (
        <Dialog opener="Correct…" look="quiet" size="small" title="Correct your comment">
          <Composer
            action={actions.correct}
            place={place}
            person={person}
            people={people}
            step={comment.step?.key ?? null}
            label="What it should say"
            submit="Correct it"
            corrects={{ comment: comment.id, text: comment.text }}
          />
        </Dialog>
      )}
      <ActReason
        opener="Withdraw…"
        look="quiet"
        size="small"
        title="Withdraw the comment"
        explain="It stays to be read, marked as withdrawn, with who did it and why."
        label="Why"
        submit="Withdraw it"
        action={actions.withdraw}
        place={place}
        hidden={{ comment: comment.id }}
      />
    </div>
  );
}
