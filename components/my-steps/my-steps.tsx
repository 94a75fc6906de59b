import type { AskAction } from "@/components/today/ask-button";
import { ButtonLink } from "@/components/ui/button";
import { Details } from "@/components/ui/details";
import { Empty } from "@/components/ui/empty";
import { type Stretch, StretchPages } from "@/components/ui/stretch-pages";
import { TakeAway } from "@/components/ui/take-away";
import { SectionHeading } from "@/components/ui/text";
import { NextPanel } from "./next-panel";
import { ActRow, LockRow, WaitRow } from "./step-rows";
import { byRoom, type MySystem } from "./system";
import { SystemSteps } from "./system-steps";

type Props = Readonly<{
  /** In the order they wait. */
  systems: readonly MySystem[];
  /** Which of the systems stand here. */
  page: Stretch;
  /** Whether this person has steps of this kind at all. */
  works: boolean;
  name: string;
  now: Date;
  ask: AskAction;
}>;

const plural = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** What waits, in words, above everything else. */
function headline(systems: readonly MySystem[]): string {
  const acts = systems.reduce((sum, { work }) => sum + work.acts.length, 0);
  if (acts === 0) return "No step waits for you.";
  const places = systems.filter(({ work }) => work.acts.length > 0).length;
  return `${plural(acts, "step")} wait${acts === 1 ? "s" : ""} for you on ${plural(places, "system")}.`;
}

function Nobody() {
  return (
    <Empty
      title="Steps of technicians and clinical leads stand here"
      actions={<ButtonLink href="/incidents">Incidents</ButtonLink>}
    >
      You hold neither role at a site. What you may do stands at each incident.
    </Empty>
  );
}

function Nothing() {
  return (
    <Empty
      title="Nothing waits for you"
      actions={<ButtonLink href="/incidents">See the incidents of your sites</ButtonLink>}
    >
      No open incident at your sites has a step for you. When a coordinator opens one, or verifies what
      unlocks your next step, it stands here.
    </Empty>
  );
}

/** What waits for a technician or a clinical lead: the one next step, then each system's, then what waits for others. */
export function MySteps({ systems, page, works, name, now, ask }: Props) {
  if (!works) return <Nobody />;
  if (systems.length === 0 && page.from === 0) return <Nothing />;
  const acting = systems.filter(({ work }) => work.acts.length > 0);
  const waiting = systems.filter(({ work }) => work.acts.length === 0 && work.waits.length > 0);
  const later = systems.filter(({ work }) => work.acts.length === 0 && work.waits.length === 0);
  const [first] = acting;
  const rows = (system: MySystem) => [...waitRows(system, now, ask), ...lockRows(system, name)];
  return (
    <div className="grid gap-6">
      <p className="text-lead" role="status">
        {page.total > page.shown && "On this page: "}
        {headline(systems)}
      </p>
      {first && <NextPanel system={first} now={now} />}
      {byRoom(acting).map(({ site, room, systems: there }) => (
        <section
          key={`${site} ${room}`}
          aria-label={[site, room].filter(Boolean).join(", ")}
          className="grid gap-4"
        >
          <SectionHeading ruled aside={site}>
            {room || "Room unknown"}
          </SectionHeading>
          {there.map((system) => (
            <SystemSteps
              key={system.key}
              {...{ system, now }}
              level={3}
              placed={false}
              brief={system === first}
              rows={[...actRows(system, system === first ? 1 : 0, now), ...rows(system)]}
            />
          ))}
        </section>
      ))}
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" className="grid gap-4">
          <SectionHeading id="waiting" ruled>
            Waits for others
          </SectionHeading>
          {waiting.map((system) => (
            <SystemSteps key={system.key} {...{ system, now }} level={3} rows={rows(system)} />
          ))}
        </section>
      )}
      {later.length > 0 && (
        <Details
          summary={`Nothing for you yet on ${plural(later.length, "system")}`}
          open={acting.length + waiting.length === 0}
        >
          <div className="grid gap-4">
            {later.map((system) => (
              <SystemSteps key={system.key} {...{ system, now }} level={3} rows={rows(system)} />
            ))}
          </div>
        </Details>
      )}
      <StretchPages of={page} noun="systems" href="/my-steps" />
      <TakeAway list="my-steps" />
    </div>
  );
}

const actRows = ({ work, key, zone }: MySystem, from: number, now: Date) =>
  work.acts
    .slice(from)
    .map((act) => <ActRow key={`${act.act}-${act.step}`} {...{ act, zone, now }} incident={key} />);

const waitRows = ({ work, key, zone, assetTag }: MySystem, now: Date, ask: AskAction) =>
  work.waits.map((wait) => (
    <WaitRow key={`wait-${wait.step}`} {...{ wait, zone, now, ask }} incident={key} about={assetTag} />
  ));

const lockRows = ({ work, key }: MySystem, name: string) =>
  work.locked ? [<LockRow key="locked" lock={work.locked} incident={key} name={name} />] : [];
