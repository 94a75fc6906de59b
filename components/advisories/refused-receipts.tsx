import { Details } from "@/components/ui/details";
import { Key, SectionHeading } from "@/components/ui/text";
import { Time } from "@/components/ui/time";
import type { RefusedFile } from "@/domain/advisories/importing";

export type RefusedReceipt = Readonly<{
  id: string;
  fileName: string;
  receivedAt: Date;
  by: string;
  refusal: RefusedFile & Readonly<{ receipt: Readonly<{ trackingId: string }> }>;
}>;

/** Files that were refused and whose advisory is not known: kept, with why. */
export function RefusedReceipts({
  receipts,
  now,
}: Readonly<{ receipts: readonly RefusedReceipt[]; now: Date }>) {
  if (receipts.length === 0) return null;
  return (
    <section className="mt-8">
      <SectionHeading ruled>Refused files</SectionHeading>
      <ul>
        {receipts.map((receipt) => (
          <li key={receipt.id} className="border-b py-2.5">
            <p>
              <Key className="whitespace-normal break-all">{receipt.fileName}</Key>,{" "}
              {receipt.refusal.receipt.trackingId}, brought by {receipt.by},{" "}
              <Time at={receipt.receivedAt} zone="UTC" now={now} />
            </p>
            <p className="text-ink-2">{receipt.refusal.sentence}</p>
            <FaultList refused={receipt.refusal} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The faults of a refused document on request, each with its path. */
export function FaultList({ refused }: Readonly<{ refused: RefusedFile }>) {
  if (refused.faults.length === 0) return null;
  return (
    <Details summary={`${refused.faults.length + refused.more} faults`} className="mt-1">
      <ul className="grid gap-1">
        {refused.faults.map((fault) => (
          <li key={`${fault.path} ${fault.sentence}`}>
            <Key className="whitespace-normal break-all">{fault.path}</Key> {fault.sentence}
          </li>
        ))}
      </ul>
      {refused.more > 0 && <p>And {refused.more} more.</p>}
    </Details>
  );
}
