import type { ReactNode } from "react";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import { Kbd } from "@/components/ui/text";
import type { Finding, FindingCode } from "@/domain/advisories/advisory";
import type { AnsweredFinding, EffectiveProduct } from "@/domain/advisories/annotation";
import { suggestedSpelling } from "@/domain/advisories/product-findings";
import type { CorrectActions } from "./correct-actions";
import { RulingDialog, ScoreDialog, SpellingDialog, VersionDialog } from "./correct-dialogs";
import { AnswerButton, TranscribeDialog } from "./correction-forms";

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
  explain: "The document stays as received; your word stands on top of it, with its reason and its source.",
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

type FindingActionsProps = Readonly<{
  advisoryId: string;
  answered: AnsweredFinding;
  products: readonly EffectiveProduct[];
  source: Readonly<{ title: string; url: string }> | null;
  actions: CorrectActions;
}>;

/** What a coordinator can answer to a finding, in the words of that finding: it is so, it is otherwise, it is not. */
export function FindingActions(props: FindingActionsProps) {
  const { advisoryId, answered, products, actions } = props;
  const { finding, answers } = answered;
  const words = wordsOf[finding.code] ?? usual;
  const about = { advisoryId, findingKey: finding.key };
  const given = answers.at(-1)?.kind;
  return (
    <>
      {finding.code !== "C2" && given !== "finding-confirmed" && (
        <span data-key="c">
          <AnswerButton
            action={actions.answer}
            values={{ ...about, answer: "confirm" }}
            about={finding.code}
            size="small"
          >
            <RowKey>c</RowKey>
            {words.confirm(products.length)}
          </AnswerButton>
        </span>
      )}
      <span data-key="e" className="contents">
        <Correction {...props} />
      </span>
      {given !== "finding-dismissed" && (
        <span data-key="d">
          <ReasonDialog
            action={actions.answer}
            values={{ ...about, answer: "dismiss" }}
            opener={
              <>
                <RowKey>d</RowKey>
                {words.dismiss}
                <About finding={finding} />
              </>
            }
            title={words.dismissTitle}
            explain={words.explain}
            submit="Record it"
            look="quiet"
            source="needed"
          />
        </span>
      )}
    </>
  );
}

/** The key of an answer, shown on the finding that the keys are about. */
const RowKey = ({ children }: Readonly<{ children: string }>) => (
  <span className="hidden pointer-coarse:hidden! tablet:group-data-here/finding:inline">
    <Kbd>{children}</Kbd>
  </span>
);

const About = ({ finding }: Readonly<{ finding: Finding }>) => (
  <span className="sr-only"> ({finding.code})</span>
);

/** How this finding is corrected; nothing where a correction makes no sense. */
function Correction({
  advisoryId,
  answered: { finding, answers },
  products,
  source,
  actions,
}: FindingActionsProps): ReactNode {
  const opener = (words: string) => (
    <>
      <RowKey>e</RowKey>
      {words}
      <About finding={finding} />
    </>
  );
  const about = { advisoryId, findingKey: finding.key, source };
  const quote = finding.quote ?? "";
  const ruling = (
    <RulingDialog
      {...about}
      action={actions.rule}
      opener={opener("Decide one product…")}
      products={productsOf(finding, products)}
    />
  );
  const transcribe = (words: string) => (
    <TranscribeDialog {...about} action={actions.transcribe} opener={opener(words)} />
  );
  switch (finding.code) {
    case "C1":
      return ruling;
    case "C2":
      return transcribe(answers.length > 0 ? "Transcribe more…" : "Transcribe the advice…");
    case "C3":
      return transcribe("State the patch…");
    case "C6":
      return (
        <VersionDialog
          {...about}
          action={actions.correct}
          opener={opener("Correct the version…")}
          texts={versionTexts(finding, products)}
        />
      );
    case "C7":
      return (
        <SpellingDialog
          {...about}
          action={actions.correct}
          opener={opener("Correct the spelling…")}
          quote={quote}
          suggested={suggestedSpelling(quote)}
        />
      );
    case "C9":
      return (
        <ScoreDialog
          {...about}
          action={actions.correct}
          opener={opener("Correct the score…")}
          quote={quote}
        />
      );
    case "C13":
      return (
        <>
          {products.length > 0 && ruling}
          {finding.severity !== "blocks" && transcribe("Transcribe what it says…")}
        </>
      );
    default:
      return null;
  }
}

/** The products a finding is about; all of them where it cannot say. */
function productsOf({ productKeys }: Finding, products: readonly EffectiveProduct[]) {
  const own = products.filter(({ received }) => productKeys.includes(received.stableKey));
  return (own.length > 0 ? own : products).map(({ received }) => ({
    key: received.stableKey,
    name: received.fullName || received.productName,
  }));
}

const versionTexts = ({ productKeys }: Finding, products: readonly EffectiveProduct[]) => [
  ...new Set(
    products
      .filter(({ received }) => productKeys.includes(received.stableKey))
      .map(({ received }) => received.versionText),
  ),
];
