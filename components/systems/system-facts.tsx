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

type ShownIdentity = Readonly<{
  id: string;
  manufacturer: string;
  model: string;
  modality: string;
  stationName: string;
  serial: string;
  softwareVersion: string;
}>;

/** The DICOM identities a system answers with; a PET/CT has two. */
export function IdentityList({ identities }: Readonly<{ identities: readonly ShownIdentity[] }>) {
  if (identities.length === 0) return null;
  return (
    <section>
      <SectionHeading ruled>DICOM identities</SectionHeading>
      <ul>
        {identities.map((identity) => (
          <li key={identity.id} className="border-b py-1.5">
            <b className="font-medium">
              {[identity.modality, identity.manufacturer, identity.model].filter(Boolean).join(" ")}
            </b>
            <span className="block text-ink-2">
              {[identity.stationName, identity.serial, identity.softwareVersion].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
