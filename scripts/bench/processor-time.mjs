import { readFileSync } from "node:fs";

// The kernel counts in hundredths of a second.
const tick = 10;

/** The processor time in ms that a process and those it started have used; null where the system does not say. @param {number} pid */
export function processorTime(pid) {
  try {
    return treeTime(pid);
  } catch {
    return null;
  }
}

/** @param {number} pid @returns {number} */
function treeTime(pid) {
  // The name before the bracket may hold anything; user and system time are the 12th and 13th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  const own = (Number(fields[11]) + Number(fields[12])) * tick;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return children.reduce((sum, child) => sum + treeTime(Number(child)), own);
}
