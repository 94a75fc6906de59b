import type { FindingCode } from "@/domain/advisories/advisory";
import type { AnsweredFinding } from "@/domain/advisories/annotation";
import type { CorrectActions } from "./correct-actions";
import { AnswerButton, ReasonDialog, TranscribeDialog } from "./correction-forms";

type Words = Readonly<{
  confirm: (products: number) => string;
  dismiss: string;
  dismissTitle: string;
  explain: string;
}>;

const usual: Words = {
  confirm: () => "Confirm",
  dismiss: "Dismiss…",
  dismissTitle: "This finding is wrong",
  explain: "The document stays as received; your word stands on top of it, with its reason.",
};

const wordsOf: Readonly<Partial<Record<FindingCode, Words>>> = {
  C1: {
    confirm: (products) => `Confirm: all ${products} count`,
    dismiss: "They do not count…",
    dismissTitle: "The products that are not listed do not count",
    explain: "Only the listed products count as affected then, and every system is compared again.",
  },
  C2: {
    ...usual,
    dismiss: "Nothing is missing…",
    dismissTitle: "Nothing is missing here",
    explain: "Say how you know that no advice was lost.",
  },
  C5: {
    confirm: () => "Confirm the condition",
    dismiss: "It is no condition…",
    dismissTitle: "The operating system is no condition",
    explain: "Systems are compared without it then: those with another operating system may be affected too.",
  },
  C11: {
    ...usual,
    confirm: () => "This file is the one meant",
    dismiss: "The given SHA-512 is wrong…",
    dismissTitle: "The given SHA-512 is wrong",
    explain: "Say how you know that this is the publisher's file.",
  },
  C8: { ...usual, confirm: () => "Noted" },
};

/** What a coordinator can answer to a finding, in the words of that finding. */
export function FindingActions({
  advisoryId,
  answered: { finding, answers },
  products,
  source,
  actions,
}: Readonly<{
  advisoryId: string;
  answered: AnsweredFinding;
  products: number;
  source: Readonly<{ title: string; url: string }> | null;
  actions: CorrectActions;
}>) {
  const words = wordsOf[finding.code] ?? usual;
  const about = { advisoryId, findingKey: finding.key };
  const given = answers.at(-1)?.kind;
  return (
    <>
      {finding.code === "C2" && (
        <TranscribeDialog
          action={actions.transcribe}
          opener={answers.length > 0 ? "Transcribe more…" : "Transcribe the advice…"}
          {...about}
          source={source}
        />
      )}
      {finding.code !== "C2" && given !== "finding-confirmed" && (
        <AnswerButton action={actions.answer} values={{ ...about, answer: "confirm" }} about={finding.code}>
          {words.confirm(products)}
        </AnswerButton>
      )}
      {given !== "finding-dismissed" && (
        <ReasonDialog
          action={actions.answer}
          values={{ ...about, answer: "dismiss" }}
          opener={
            <>
              {words.dismiss}
              <span className="sr-only"> ({finding.code})</span>
            </>
          }
          title={words.dismissTitle}
          explain={words.explain}
          submit="Record it"
          look="quiet"
        />
      )}
    </>
  );
}
