import { State } from "@/components/ui/state";

/** That something rests on a document whose serious findings nobody has answered yet. */
export function FindingsNotConfirmed() {
  return (
    <State icon="question" tone="waiting" className="font-medium">
      Findings not confirmed
    </State>
  );
}
