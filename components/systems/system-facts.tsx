import { Meta, SectionHeading } from "@/components/ui/text";
import { type SystemField, type SystemFields, systemFieldNames } from "@/domain/systems/system";

const groups: readonly Readonly<{ title: string; fields: readonly SystemField[] }>[] = [
  {
    title: "What it is",
    fields: [
      "manufacturer",
      "model",
      "deviceClass",
      "modality",
      "serial",
      "softwareVersion",
      "operatingSystem",
    ],
  },
  {
    title: "On the network",
    fields: ["stationName", "aeTitles", "ipAddress", "vlan", "switchPort", "ruhCapable"],
  },
  { title: "In the hospital", fields: ["location", "clinicalOwner", "examsPerDay", "alternative"] },
];

/** What the inventory says of a system; what nobody has said is shown as unknown. */
export function SystemFactList({ fields }: Readonly<{ fields: SystemFields }>) {
  return groups.map((group) => (
    <section key={group.title}>
      <SectionHeading ruled>{group.title}</SectionHeading>
      <dl>
        {group.fields.map((field) => (
          <div key={field} className="flex justify-between gap-6 border-b py-1.5">
            <dt className="text-ink-2">{systemFieldNames[field]}</dt>
            <dd className="min-w-0 text-right font-medium break-words">
              <Value value={fields[field]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}

function Value({ value }: Readonly<{ value: string | number | null }>) {
  const nobodySaid = value === null || value === "" || value === "unknown";
  return nobodySaid ? <Meta className="font-regular">unknown</Meta> : value;
}
