import { Icon } from "@/components/ui/icon";

/** Somebody who can be called about a step: what for, who, on which number, when. */
export type Contact = Readonly<{ duty: string; name: string; phone: string; hours: string }>;

const dialled = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** Whom to call while working on a step; on a phone the number is dialled. */
export function StepCalls({ contacts }: Readonly<{ contacts: readonly Contact[] }>) {
  if (contacts.length === 0) return null;
  return (
    <ul aria-label="To call" className="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
      {contacts.map(({ duty, name, phone, hours }) => (
        <li key={`${duty} ${phone}`} className="flex min-h-6 items-center gap-1.5">
          <Icon name="phone" className="size-3.5 text-ink-3" />
          <span>
            <a
              href={dialled(phone)}
              title={[name, hours].filter(Boolean).join(", ")}
              className="text-accent underline decoration-1 underline-offset-2 hover:text-accent-hover"
            >
              {duty}, {phone}
            </a>
          </span>
        </li>
      ))}
    </ul>
  );
}
