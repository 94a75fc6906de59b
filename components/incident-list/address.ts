import { type IncidentFilter, incidentParameters } from "@/domain/incidents/list-filter";

/** The address of the incidents list under a filter, of its first page or of the one after a cursor. */
export function incidentsHref(filter: IncidentFilter, after: string | null = null): string {
  const parameters = [...incidentParameters(filter), ...(after === null ? [] : [["after", after]])];
  const query = new URLSearchParams(parameters.map(([name = "", value = ""]) => [name, value])).toString();
  return query === "" ? "/incidents" : `/incidents?${query}`;
}
