import { ReasonDialog } from "@/components/ui/reason-dialog";
import { State } from "@/components/ui/state";
import { Cell, HeadCell, Row, Table } from "@/components/ui/table";
import { Meta, SectionHeading } from "@/components/ui/text";
import type { Product, ProductMention } from "@/domain/advisories/advisory";
import type { EffectiveProduct } from "@/domain/advisories/annotation";
import type { CorrectActions } from "./correct-actions";
import { CorrectedLine, TakeBack } from "./corrected-line";
import { AnswerButton } from "./correction-forms";

const mentionWords: Readonly<Record<ProductMention, string>> = {
  status: "listed as affected",
  "score-or-remediation": "named only under scores or remediations",
  "under-investigation": "under investigation",
  unknown: "the publisher does not know",
  fixed: "listed as fixed",
  "not-affected": "listed as not affected",
  unnamed: "named in no list",
};

/** The products an advisory names, and whether each counts as affected. */
export function ProductList({
  advisoryId,
  products,
  actions,
}: Readonly<{ advisoryId: string; products: readonly EffectiveProduct[]; actions: CorrectActions | null }>) {
  const affected = products.filter((product) => product.affected).length;
  return (
    <section>
      <SectionHeading aside={`${affected} of ${products.length} count as affected`}>Products</SectionHeading>
      {products.length === 0 ? (
        <p className="border-t border-line-strong py-3 text-ink-2">
          The document names no product: every system is to be looked at.
        </p>
      ) : (
        <Table
          label="Products"
          needs="s"
          head={
            <>
              <HeadCell>Product</HeadCell>
              <HeadCell>Class and condition</HeadCell>
              <HeadCell>Counts as</HeadCell>
              {actions && (
                <HeadCell>
                  <span className="sr-only">Acts</span>
                </HeadCell>
              )}
            </>
          }
        >
          {products.map((product) => (
            <OneProduct key={product.product.stableKey} {...{ advisoryId, product, actions }} />
          ))}
        </Table>
      )}
    </section>
  );
}

function OneProduct({
  advisoryId,
  product: { product, received, corrections, affected, settled, by },
  actions,
}: Readonly<{ advisoryId: string; product: EffectiveProduct; actions: CorrectActions | null }>) {
  const condition = product.operatingSystem ? [product.operatingSystem.text] : [];
  const words = [...product.deviceClasses, ...condition];
  return (
    <Row>
      <Cell inList="title" className="align-top">
        <b className="font-medium">{product.productName}</b>
        <span className="block text-ink-2">
          {product.vendor}, {versionWords(product.versionText)}
        </span>
        {corrections.map((correction) => (
          <CorrectedLine
            key={correction.id}
            correction={correction}
            received={correction.kind === "version" ? received.versionText : receivedNames(received)}
            action={
              actions && (
                <TakeBack advisoryId={advisoryId} correction={correction} action={actions.withdraw} />
              )
            }
          />
        ))}
      </Cell>
      <Cell label="Class and condition" className="align-top">
        {words.length > 0 ? words.join(", ") : <Meta>none named</Meta>}
      </Cell>
      <Cell label="Counts as" className="align-top">
        <Counts affected={affected} settled={settled} />
        <Meta className="block">
          {mentionWords[product.affectedBy]}
          {by && `; ${by.by.name} says so`}
        </Meta>
      </Cell>
      {actions && (
        <Cell className="align-top whitespace-nowrap">
          <Ruling
            advisoryId={advisoryId}
            productKey={product.stableKey}
            {...{ affected, actions }}
            name={product.productName}
          />
        </Cell>
      )}
    </Row>
  );
}

const receivedNames = ({ vendor, productName }: Product): string => `${vendor}, ${productName}`;

const versionWords = (text: string): string =>
  /^vers:all\/\*$/.test(text.trim()) ? "all versions" : text.trim() || "no version named";

function Counts({ affected, settled }: Readonly<{ affected: boolean; settled: boolean }>) {
  if (!affected) return <span>Not affected</span>;
  return settled ? (
    <b className="font-strong">Affected</b>
  ) : (
    <State icon="question" tone="waiting">
      Affected until someone decides
    </State>
  );
}

function Ruling({
  advisoryId,
  productKey,
  name,
  affected,
  actions,
}: Readonly<{
  advisoryId: string;
  productKey: string;
  name: string;
  affected: boolean;
  actions: CorrectActions;
}>) {
  const about = { advisoryId, productKey };
  return affected ? (
    <ReasonDialog
      action={actions.rule}
      values={{ ...about, kind: "not-affected" }}
      opener={
        <>
          Not affected…<span className="sr-only"> ({name})</span>
        </>
      }
      title="This product is not affected"
      explain={`${name}. The document stays as received; your word stands on top of it, with its reason.`}
      submit="Record it"
      look="quiet"
      source="optional"
    />
  ) : (
    <AnswerButton action={actions.rule} values={{ ...about, kind: "affected" }} look="quiet" about={name}>
      Count as affected
    </AnswerButton>
  );
}
