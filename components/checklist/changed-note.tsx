import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";

/** What a form rests on changed under the hands of whoever fills it in: nothing is sent on what they have not read. */
export function ChangedNote({ readAgain }: Readonly<{ readAgain: () => void }>) {
  return (
    <div role="status">
      <Note
        title="This changed while you had it open."
        action={
          <Button size="small" onClick={readAgain}>
            I have read it again
          </Button>
        }
      >
        The page shows it as it is now. What you typed is kept. Read it, then send.
      </Note>
    </div>
  );
}
