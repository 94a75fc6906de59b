import type { ReactNode } from "react";
import { Button } from "./button";
import { Note } from "./note";

/** What a form rests on changed under the hands of whoever fills it in: nothing is sent on what they have not read. */
export function ChangedNote({
  readAgain,
  title = "This changed while you had it open.",
  children,
}: Readonly<{
  readAgain: () => void;
  title?: string;
  /** What changed, where the form can say it. */
  children?: ReactNode;
}>) {
  return (
    <div role="status">
      <Note
        title={title}
        action={
          <Button size="small" onClick={readAgain}>
            I have read it again
          </Button>
        }
      >
        {children}
        <p>The page shows it as it is now. What you typed is kept. Read it, then send.</p>
      </Note>
    </div>
  );
}
