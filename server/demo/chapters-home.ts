import "server-only";
import { acceptRisk } from "../incidents/accept-risk";
import type { Day, On } from "./chapters";
import { daysAfter } from "./days";
import { assess, type Crew, choose, clear, identify, plan, segment } from "./routines";

const north: Crew = { tech: "tess", lead: "meyer", checks: "jonas" };
const anna: Crew = { tech: "mia", lead: "meyer", checks: "cora" };
const south: Crew = { tech: "sam", lead: "haas", checks: "jonas" };

/** Northgate: one in its segment, one installed and waiting, one to be proven, one nobody has begun. */
export async function toldAtNorthgate(on: On, day: Day) {
  const petct = on("PT-003");
  await identify(petct, north, day(7, "08:10"));
  await assess(petct, north, day(7, "10:30"), {
    function: "fully",
    exams: 9,
    alternative: "yes",
    text: "PT-020 in the second suite",
  });
  await choose(petct, day(7, "13:00"), "segment");
  await segment(petct, north, day(6, "07:30"));
  await plan(petct, north, day(6, "10:00"), "on-site");

  const workplace = on("WS-031");
  await identify(workplace, north, day(7, "09:00"));
  await assess(workplace, north, day(7, "11:40"), { function: "fully", exams: 0, alternative: "yes" });
  await choose(workplace, day(7, "13:20"), "segment");
  await segment(workplace, { ...north, tech: "noor" }, day(6, "08:30"));
  await plan(workplace, north, day(5, "09:00"), "on-site");
  await workplace.did("noor", day(2, "16:10"), "install-remediation");

  const intevo = on("NM-014");
  await identify(intevo, north, day(6, "08:00"));
  await assess(intevo, { ...north, checks: "cora" }, day(5, "08:30"), {
    function: "fully",
    exams: 12,
    alternative: "unknown",
  });
  await choose(intevo, day(4, "08:12"), "segment");
  await intevo.did("tess", day(3, "10:31"), "isolate-in-segment");
}

/** St. Anna: one standalone and contained, one waiting for the clinical lead. */
export async function toldAtStAnna(on: On, day: Day, now: Date) {
  const petct = on("PT-011");
  await identify(petct, anna, day(7, "07:45"));
  await assess(petct, anna, day(7, "10:00"), { function: "partially", exams: 8, alternative: "no" });
  await choose(petct, day(7, "12:30"), "standalone");
  await clear(petct, "meyer", day(7, "13:10"), daysAfter(now, 12));
  await petct.did("mia", day(7, "14:00"), "clear-send-queue");
  await petct.did("mia", day(7, "14:30"), "disconnect");
  await petct.verified("cora", day(7, "15:05"), "disconnect");

  const symbia = on("NM-024");
  await identify(symbia, anna, day(5, "08:15"));
  await assess(symbia, anna, day(4, "09:00"), { function: "fully", exams: 6, alternative: "no" });
  await choose(symbia, day(3, "12:10"), "standalone");
  await symbia.did("mia", day(3, "14:20"), "clear-send-queue");
}

/** Southmoor: one exception with accepted risk, one whose first step waits for verification. */
export async function toldAtSouthmoor(on: On, day: Day) {
  const workplace = on("WS-118");
  await identify(workplace, south, day(7, "08:20"));
  await assess(workplace, south, day(7, "11:00"), { function: "fully", exams: null, alternative: "unknown" });
  await choose(
    workplace,
    day(6, "09:40"),
    "exception",
    "The workplace serves three rooms and cannot work alone.",
  );
  await workplace.did("sam", day(6, "13:00"), "apply-compensating-controls");
  await workplace.verified("jonas", day(6, "14:10"), "apply-compensating-controls");
  await workplace.attached(
    "jonas",
    day(5, "09:00"),
    "accept-residual-risk",
    "signed-acceptance.pdf",
    "signed-acceptance-named-authority-reason",
  );
  await workplace.act("jonas", day(5, "09:20"), acceptRisk, {
    seen: "",
    authorityName: "Dr. Paul Adeyemi",
    authorityFunction: "Medical director",
    reason: "The switch is replaced in December; until then the host firewall and the sensor hold.",
    replacementPlan: "",
    until: daysAfter(day(5, "09:20"), 60).toISOString(),
  });
  await on("NM-017").did("sam", day(1, "15:30"), "confirm-affected");
}
