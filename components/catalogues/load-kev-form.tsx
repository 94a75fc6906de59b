"use client";

import { State } from "@/components/ui/state";
import { Key, TextLink } from "@/components/ui/text";
import type { CatalogueRefusal } from "@/domain/catalogues/kev";
import type { FormAction } from "@/lib/form-state";
import { LoadForm } from "./load-form";

type Named = Readonly<{
  cve: string;
  advisories: readonly Readonly<{ advisoryId: string; trackingId: string }>[];
}>;
type KevLoaded = Readonly<{
  version: string;
  count: number;
  behind: string | null;
  added: readonly Named[];
  removed: readonly Named[];
}>;

/** Loads a KEV catalogue and says which CVEs of the advisories here came in or went. */
export function LoadKevForm({ action }: Readonly<{ action: FormAction<KevLoaded, CatalogueRefusal> }>) {
  return (
    <LoadForm
      action={action}
      choose="Choose the KEV file"
      accept=".json,application/json"
      submit="Load the KEV catalogue"
      told={(done) => <Told done={done} />}
    >
      Drop CISA's catalogue here: known_exploited_vulnerabilities.json.
    </LoadForm>
  );
}

function Told({ done: { version, count, behind, added, removed } }: Readonly<{ done: KevLoaded }>) {
  if (behind !== null) {
    return (
      <State icon="info">
        Catalogue {version} is kept as history. Catalogue {behind} is of a later or a fuller release and stays
        in force.
      </State>
    );
  }
  return (
    <>
      <State icon="check">
        Catalogue {version} is in force, with {count} CVEs.
        {added.length + removed.length === 0 && " It changes nothing for the advisories here."}
      </State>
      {added.length > 0 && (
        <Changed
          words="New in KEV: decisions and incidents of these advisories are to be checked again."
          of={added}
        />
      )}
      {removed.length > 0 && <Changed words="No longer in KEV." of={removed} />}
    </>
  );
}

function Changed({ words, of }: Readonly<{ words: string; of: readonly Named[] }>) {
  return (
    <div>
      <p className="font-medium">{words}</p>
      <ul>
        {of.map(({ cve, advisories }) => (
          <li key={cve}>
            <Key>{cve}</Key>{" "}
            {advisories.map(({ advisoryId, trackingId }) => (
              <TextLink key={advisoryId} href={`/advisories/${advisoryId}`} className="mr-2">
                {trackingId}
              </TextLink>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
