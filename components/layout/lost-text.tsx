import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import type { TypedText } from "./typed";

/** What somebody was typing when the field went away under it, to be copied. */
export function LostText({ lost, close }: Readonly<{ lost: readonly TypedText[]; close: () => void }>) {
  return (
    <div className="fixed inset-x-0 bottom-0 z-20 mx-auto max-w-[48rem] p-3 max-tablet:bottom-16 print:hidden">
      <Note
        title="The field you were typing in is gone."
        announced
        className="shadow-float"
        action={<Button onClick={close}>Close</Button>}
      >
        <p>Somebody else changed what this page shows. Copy what you need; nothing of it was sent.</p>
        <dl className="mt-2 grid gap-2">
          {lost.map(({ label, text }) => (
            <div key={`${label} ${text}`}>
              <dt className="text-meta text-ink-3">{label}</dt>
              <dd className="max-h-40 overflow-y-auto whitespace-pre-wrap wrap-anywhere select-all">
                {text}
              </dd>
            </div>
          ))}
        </dl>
      </Note>
    </div>
  );
}
