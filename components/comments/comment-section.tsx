import type { IncidentPlace } from "@/components/incidents/place";
import { Details } from "@/components/ui/details";
import { SectionHeading, TextLink } from "@/components/ui/text";
import { CommentList, type CommentReader, type ShownComment } from "./comment-list";
import { Composer } from "./composer";

/** What people said to one another about an incident, and where they go on. */
export function CommentSection({
  comments,
  count,
  reader,
  place,
}: Readonly<{
  comments: readonly ShownComment[];
  count: number;
  reader: CommentReader;
  place: IncidentPlace;
}>) {
  const all = count > comments.length;
  return (
    <section aria-labelledby="comments">
      <SectionHeading
        id="comments"
        aside={
          all ? (
            <TextLink href={`/incidents/${place.incident}/comments`}>All {count} comments</TextLink>
          ) : (
            count || undefined
          )
        }
      >
        Comments
      </SectionHeading>
      <div className="grid gap-4">
        {reader.writes && (
          <Composer
            // Another person's own draft, not the words of the one before.
            key={reader.person}
            action={reader.actions.add}
            place={place}
            person={reader.person}
            people={reader.people}
            step={null}
            label="Say something to everybody on this incident"
            submit="Comment"
          />
        )}
        {count === 0 && !reader.writes && <p className="text-ink-2">Nobody has said anything yet.</p>}
        <CommentList comments={comments} reader={reader} place={place} />
      </div>
    </section>
  );
}

/** The comments on one step, below its answer. */
export function StepComments({
  comments,
  step,
  reader,
  place,
}: Readonly<{
  comments: readonly ShownComment[];
  step: string;
  reader: CommentReader;
  place: IncidentPlace;
}>) {
  if (comments.length === 0 && !reader.writes) return null;
  return (
    <section aria-label="Comments on this step" className="grid gap-3">
      {comments.length > 0 && <h3 className="font-strong">Comments on this step</h3>}
      <CommentList comments={comments} reader={reader} place={place} ofStep />
      {reader.writes && (
        <Details summary="Comment on this step">
          <Composer
            key={`${reader.person} ${step}`}
            action={reader.actions.add}
            place={place}
            person={reader.person}
            people={reader.people}
            step={step}
            label="Your comment"
            submit="Comment on the step"
          />
        </Details>
      )}
    </section>
  );
}
