/** A person as an event keeps them: by id, and by the name they had. */
type Named = Readonly<{ id: string; name: string }>;
type OfStep = Readonly<{ step: string | null; title: string | null }>;

/** What people say to one another about an incident, and who looks after it. */
export type TeamEvents = Readonly<{
  "comment.added": OfStep & Readonly<{ comment: string; text: string; mentions: readonly string[] }>;
  "comment.corrected": OfStep &
    Readonly<{
      comment: string;
      supersedes: string;
      before: string;
      text: string;
      mentions: readonly string[];
      /** Those whom the comment did not mention before it was corrected. */
      newMentions: readonly string[];
    }>;
  "comment.withdrawn": OfStep & Readonly<{ comment: string; reason: string }>;
  "incident.assigned": Readonly<{ assignment: string; before: Named | null; to: Named | null }>;
  "handover.written": Readonly<{ handover: string; supersedes: string | null; text: string }>;
}>;
