"use client";

import { State } from "@/components/ui/state";
import type { CatalogueRefusal } from "@/domain/catalogues/kev";
import type { FormAction } from "@/lib/form-state";
import { LoadForm } from "./load-form";

type EpssLoaded = Readonly<{ scoredOn: string; count: number; behind: string | null }>;

/** Loads a list of EPSS scores and says whether it is in force. */
export function LoadEpssForm({ action }: Readonly<{ action: FormAction<EpssLoaded, CatalogueRefusal> }>) {
  return (
    <LoadForm
      action={action}
      choose="Choose the EPSS file"
      accept=".csv,.gz,text/csv,application/gzip"
      submit="Load the EPSS list"
      told={({ scoredOn, count, behind }) =>
        behind === null ? (
          <State icon="check">
            The list of {scoredOn} is in force, with {count} scores.
          </State>
        ) : (
          <State icon="info">
            The list of {scoredOn} is noted as history. The list of {behind} is later or fuller and stays in
            force.
          </State>
        )
      }
    >
      Drop FIRST's list here: epss_scores as .csv or .csv.gz.
    </LoadForm>
  );
}
