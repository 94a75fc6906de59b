import { pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { InjectId, RecordId } from "@/domain/ids";
import { id } from "./columns";
import { drillInjects } from "./drills";
import { inItsSite, ofIncident } from "./of-incident";

/** What those of one incident of a drill answered to a message; the first answer stands. */
export const drillAnswers = pgTable(
  "drill_answers",
  {
    id: id().$type<RecordId>(),
    ...ofIncident(),
    injectId: uuid("inject_id")
      .notNull()
      .references(() => drillInjects.id)
      .$type<InjectId>(),
    text: text("text").notNull(),
  },
  (t) => [inItsSite(t), unique("drill_answers_once").on(t.injectId, t.incidentId)],
);
