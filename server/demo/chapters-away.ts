import "server-only";
import { cancelIncident, requestCancel } from "../incidents/cancel";
import { closeIncident } from "../incidents/close-incident";
import { issuePermit } from "../incidents/issue-permit";
import { reportWorseState } from "../incidents/report-worse-state";
import type { Day, On } from "./chapters";
import { daysAfter, minutesAfter, minutesBefore } from "./days";
import {
  assess,
  type Crew,
  choose,
  clear,
  identify,
  install,
  plan,
  segment,
  sign,
  verifyAndRelease,
} from "./routines";
import type { Trail } from "./trail";

const coast: Crew = { tech: "chen", lead: "haas", checks: "jonas" };
const elm: Crew = { tech: "chen", lead: "meyer", checks: "cora" };
const overseas: Crew = { tech: "alvarez", lead: "ortiz", checks: "jonas" };

/** Harbour Point: standalone, and the clinical clearance ran out yesterday. */
export async function toldOnTheCoast(on: On, day: Day) {
  const bold = on("NM-061");
  await identify(bold, coast, day(7, "09:10"));
  await assess(bold, coast, day(7, "11:20"), {
    function: "partially",
    exams: 13,
    alternative: "yes",
    text: "Northgate takes six a day",
  });
  await choose(bold, day(7, "14:00"), "standalone");
  await clear(bold, "haas", day(7, "14:40"), day(1, "12:00"));
  await bold.did("chen", day(6, "07:40"), "clear-send-queue");
  await bold.did("chen", day(6, "08:20"), "disconnect");
  await bold.verified("jonas", day(6, "09:00"), "disconnect");
}

/** Elmwood: a contained scanner found plugged in, and a backup that was not good enough. */
export async function toldAtElmwood(on: On, day: Day, now: Date) {
  const flow = on("PT-081");
  await identify(flow, elm, day(7, "08:40"));
  await assess(flow, elm, day(7, "11:10"), { function: "not", exams: 9, alternative: "no" });
  await choose(flow, day(6, "09:00"), "standalone");
  await clear(flow, "meyer", day(6, "09:45"), daysAfter(now, 9));
  await flow.did("chen", day(6, "11:00"), "clear-send-queue");
  await flow.did("chen", day(6, "11:40"), "disconnect");
  await flow.verified("cora", day(6, "12:30"), "disconnect");
  await flow.act("chen", minutesBefore(now, 95), reportWorseState, {
    kind: "found-connected",
    foundAt: minutesBefore(now, 110).toISOString(),
    reason: "The cable is plugged in again and the tag is gone. A service visit was here this morning.",
  });

  const symbia = on("NM-082");
  await identify(symbia, elm, day(5, "09:30"));
  await symbia.did("chen", day(4, "10:00"), "back-up-and-prove-restore");
  await symbia.rejected(
    "cora",
    day(4, "13:15"),
    "back-up-and-prove-restore",
    "The log ends before volume D is complete. Run it again and attach the whole log.",
  );
}

/** Overseas: one back in service, one waiting for the second signature, one under a permit, one wrong match. */
export async function toldOverseas(on: On, day: Day, now: Date) {
  const closed = on("NM-008");
  await throughRelease(closed, day(7, "12:20"), day);
  await sign(closed, "ortiz", "clinical-lead", day(3, "14:00"), "return");
  await sign(closed, "cora", "coordinator", day(3, "14:30"), "return");
  await closed.did("alvarez", day(3, "15:10"), "reconnect-and-test");
  await closed.verified("jonas", day(3, "16:00"), "reconnect-and-test");
  await closed.act("cora", day(2, "13:00"), closeIncident, {
    answers: {
      "lessons-learned": "The segment was ready in a day because the VLAN had been planned before.",
    },
  });

  const waiting = on("NM-007");
  await throughRelease(waiting, day(7, "13:10"), day);
  await sign(waiting, "ortiz", "clinical-lead", day(1, "13:40"), "return");

  const permitted = on("NM-101");
  await identify(permitted, overseas, day(7, "13:00"));
  await assess(permitted, overseas, day(6, "13:00"), { function: "fully", exams: 6, alternative: "unknown" });
  await choose(permitted, day(6, "16:00"), "segment");
  await segment(permitted, overseas, day(5, "13:00"));
  await plan(permitted, overseas, day(4, "14:00"), "remote-update");
  await permitted.act("jonas", minutesBefore(now, 190), issuePermit, {
    vendorCase: "CS-4480113",
    talk: "Customer Care Center, Ms. Ward: the package is ready for this model; no other unpatched system in its segment.",
    endsAt: minutesAfter(now, 20 * 60).toISOString(),
  });

  const wrong = on("PT-091");
  await wrong.did("alvarez", day(6, "14:30"), "confirm-affected");
  const why = "The console runs Windows 10 since its upgrade in 2021; the inventory was never corrected.";
  await wrong.act("cora", day(6, "17:00"), requestCancel, { reason: why });
  await wrong.act("cora", day(6, "17:05"), cancelIncident, { reason: "" });
}

async function throughRelease(trail: Trail, begin: Date, day: Day) {
  await identify(trail, overseas, begin);
  await assess(trail, overseas, day(6, "12:30"), {
    function: "fully",
    exams: 8,
    alternative: "yes",
    text: "the other room",
  });
  await choose(trail, day(6, "15:30"), "segment");
  await segment(trail, overseas, day(5, "12:10"));
  await plan(trail, overseas, day(5, "15:00"), "on-site");
  await install(trail, overseas, day(4, "12:00"));
  await verifyAndRelease(trail, overseas, day(4, "14:30"));
}
