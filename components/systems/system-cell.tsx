import { Undecided } from "@/components/ui/state";
import { aboveRowLink, Zero } from "@/components/ui/table";
import { CellLink, Key, Meta } from "@/components/ui/text";
import type { SystemColumn } from "@/domain/systems/columns";
import { type SystemRow, stateWords } from "@/domain/systems/rows";
import { NetworkText } from "./network-text";

/** Whether a narrow list leaves the column of a row out: a zero is no news there. */
export const isEmptyIn = (row: SystemRow, column: SystemColumn): boolean =>
  (column === "undecided" && row.undecided === 0) ||
  (column === "incidents" && row.openIncidents.length === 0);

const codes: readonly SystemColumn[] = ["serial", "ipAddress", "switchPort", "stationName", "aeTitles"];

/** Whether a column holds what is compared letter by letter. */
export const isCode = (column: SystemColumn): boolean => codes.includes(column);

/** What a row says in one column; what nobody has said is shown as unknown. */
export function SystemCell({ row, column }: Readonly<{ row: SystemRow; column: SystemColumn }>) {
  switch (column) {
    case "site":
      return row.siteName;
    case "state":
      return stateWords[row.state];
    case "network":
      return <NetworkText state={row.network} />;
    case "undecided":
      return row.undecided === 0 ? <Zero /> : <Undecided>{row.undecided}</Undecided>;
    case "incidents":
      return row.openIncidents.length === 0 ? <Zero /> : <Incidents keys={row.openIncidents} />;
    default: {
      const value = row[column];
      if (value === "" || value === null || value === "unknown") return <Meta>unknown</Meta>;
      return isCode(column) ? <Key className="whitespace-normal!">{value}</Key> : value;
    }
  }
}

function Incidents({ keys }: Readonly<{ keys: readonly string[] }>) {
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {keys.map((key) => (
        <CellLink key={key} href={`/incidents/${key}`} className={aboveRowLink}>
          <Key>{key}</Key>
        </CellLink>
      ))}
    </span>
  );
}
