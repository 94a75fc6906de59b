import "server-only";
import { advisoriesList } from "./advisories";
import { afterActionList, measuredList, ranOutList, rejectedList } from "./after-action";
import { asksList, questionsList, siteAnswersList } from "./answers";
import { eventLogList } from "./event-log";
import { incidentsList } from "./incidents";
import type { List } from "./list";
import { matchesList } from "./matches";
import { peopleList, sitesList } from "./organisation";
import { briefingsList, drillsList, statusSitesList, statusSystemsList } from "./status";
import { myStepsList, verifyQueueList } from "./steps";
import { systemsList } from "./systems";
import { todayList } from "./today";

/** Every list that can be taken away, by its name in the address. */
export const lists: ReadonlyMap<string, List> = new Map(
  [
    advisoriesList,
    afterActionList,
    asksList,
    briefingsList,
    drillsList,
    eventLogList,
    incidentsList,
    matchesList,
    measuredList,
    myStepsList,
    peopleList,
    questionsList,
    ranOutList,
    rejectedList,
    siteAnswersList,
    sitesList,
    statusSitesList,
    statusSystemsList,
    systemsList,
    todayList,
    verifyQueueList,
  ].map((each) => [each.key, each]),
);
