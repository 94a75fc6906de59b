CREATE TABLE "briefing_sites" (
	"briefing_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	CONSTRAINT "briefing_sites_briefing_id_site_id_pk" PRIMARY KEY("briefing_id","site_id")
);
--> statement-breakpoint
CREATE TABLE "briefings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"tlp" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"advisory_id" uuid,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "briefings_key_unique" UNIQUE("key"),
	CONSTRAINT "briefings_tlp" CHECK ("briefings"."tlp" in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'))
);
--> statement-breakpoint
CREATE TABLE "status_changes" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"site_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"advisory_id" uuid,
	"incident_id" uuid,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "status_changes_kind" CHECK ("status_changes"."kind" in ('system', 'match', 'decision', 'incident', 'state'))
);
--> statement-breakpoint
CREATE TABLE "status_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"day" date NOT NULL,
	"advisory_id" uuid,
	"ended_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"late" boolean NOT NULL,
	"numbers" jsonb NOT NULL,
	CONSTRAINT "status_snapshots_once" UNIQUE NULLS NOT DISTINCT("site_id","day","advisory_id")
);
--> statement-breakpoint
ALTER TABLE "briefing_sites" ADD CONSTRAINT "briefing_sites_briefing_id_briefings_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefing_sites" ADD CONSTRAINT "briefing_sites_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "briefings" ADD CONSTRAINT "briefings_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD CONSTRAINT "status_snapshots_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD CONSTRAINT "status_snapshots_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "briefings_by_time" ON "briefings" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "status_changes_of_site" ON "status_changes" USING btree ("site_id","at","seq");--> statement-breakpoint
CREATE INDEX "status_snapshots_of_day" ON "status_snapshots" USING btree ("day");--> statement-breakpoint
-- Written by hand: what was frozen or logged is added to, never changed.
CREATE TRIGGER "status_changes_append_only" BEFORE UPDATE OR DELETE ON "status_changes" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "status_changes_no_truncate" BEFORE TRUNCATE ON "status_changes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "status_snapshots_append_only" BEFORE UPDATE OR DELETE ON "status_snapshots" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "briefings_append_only" BEFORE UPDATE OR DELETE ON "briefings" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "briefing_sites_append_only" BEFORE UPDATE OR DELETE ON "briefing_sites" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The time a writer acts at, as the door told it; else the time the transaction began.
CREATE FUNCTION acted_at() RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT coalesce(nullif(current_setting('isocenter.now', true), '')::timestamptz, now())
$$;--> statement-breakpoint
-- The log of what status rests on: each function notes the rows of one statement that are new, or say something else than before.
-- A plan made for a few rows must not walk thousands of them against each other.
CREATE FUNCTION note_systems() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO status_changes (at, site_id, system_id, kind, facts)
      SELECT acted_at(), n.site_id, n.id, 'system', jsonb_build_object('retired', n.state = 'retired') FROM fresh n;
  ELSE
    INSERT INTO status_changes (at, site_id, system_id, kind, facts)
      SELECT acted_at(), n.site_id, n.id, 'system', jsonb_build_object('retired', n.state = 'retired')
      FROM fresh n JOIN stale o USING (id) WHERE (o.state = 'retired') <> (n.state = 'retired');
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A plan made for a few rows must not walk thousands of them against each other.
CREATE FUNCTION note_matches() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO status_changes (at, site_id, system_id, advisory_id, kind, facts)
      SELECT acted_at(), n.site_id, n.system_id, n.advisory_id, 'match', jsonb_build_object('level', n.level, 'recheck', n.recheck)
      FROM fresh n;
  ELSE
    INSERT INTO status_changes (at, site_id, system_id, advisory_id, kind, facts)
      SELECT acted_at(), n.site_id, n.system_id, n.advisory_id, 'match', jsonb_build_object('level', n.level, 'recheck', n.recheck)
      FROM fresh n JOIN stale o USING (id) WHERE (o.level, o.recheck) IS DISTINCT FROM (n.level, n.recheck);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO status_changes (at, site_id, system_id, advisory_id, kind, facts)
    SELECT acted_at(), m.site_id, m.system_id, m.advisory_id, 'decision', jsonb_build_object('decision', n.decision, 'at', n.at)
    FROM fresh n JOIN matches m ON m.id = n.match_id WHERE n.current;
  RETURN NULL;
END $$;--> statement-breakpoint
-- A plan made for a few rows must not walk thousands of them against each other.
CREATE FUNCTION note_incidents() RETURNS trigger LANGUAGE plpgsql SET enable_nestloop = off AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO status_changes (at, site_id, system_id, advisory_id, incident_id, kind, facts)
      SELECT acted_at(), n.site_id, n.system_id, n.advisory_id, n.id, 'incident',
        jsonb_build_object('openedAt', n.opened_at, 'closedAt', n.closed_at, 'end', n.end_kind)
      FROM fresh n WHERE n.drill_id IS NULL;
  ELSE
    INSERT INTO status_changes (at, site_id, system_id, advisory_id, incident_id, kind, facts)
      SELECT acted_at(), n.site_id, n.system_id, n.advisory_id, n.id, 'incident',
        jsonb_build_object('openedAt', n.opened_at, 'closedAt', n.closed_at, 'end', n.end_kind)
      FROM fresh n JOIN stale o USING (id)
      WHERE n.drill_id IS NULL AND (o.closed_at, o.end_kind) IS DISTINCT FROM (n.closed_at, n.end_kind);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION state_of(n incident_now) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('exposure', n.exposure, 'holdsUntil', n.holds_until,
    'decide', n.marks @> '[{"mark": "clinical-decision-needed"}]' OR n.marks @> '[{"mark": "acceptance-expired"}]'
      OR n.marks @> '[{"mark": "replacement-plan-missing"}]',
    'care', CASE WHEN n.care_function IS NULL THEN NULL ELSE
      jsonb_build_object('function', n.care_function, 'exams', n.care_exams, 'alternative', n.care_alternative) END)
$$;--> statement-breakpoint
CREATE FUNCTION note_states() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO status_changes (at, site_id, system_id, advisory_id, incident_id, kind, facts)
    SELECT NEW.computed_at, i.site_id, i.system_id, i.advisory_id, i.id, 'state', state_of(NEW)
    FROM incidents i WHERE i.id = NEW.incident_id AND i.drill_id IS NULL;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "imaging_systems_noted" AFTER INSERT ON "imaging_systems" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_systems();--> statement-breakpoint
CREATE TRIGGER "imaging_systems_noted_again" AFTER UPDATE ON "imaging_systems" REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION note_systems();--> statement-breakpoint
CREATE TRIGGER "matches_noted" AFTER INSERT ON "matches" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_matches();--> statement-breakpoint
CREATE TRIGGER "matches_noted_again" AFTER UPDATE ON "matches" REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION note_matches();--> statement-breakpoint
CREATE TRIGGER "match_decisions_noted" AFTER INSERT ON "match_decisions" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_decisions();--> statement-breakpoint
CREATE TRIGGER "incidents_noted" AFTER INSERT ON "incidents" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_incidents();--> statement-breakpoint
CREATE TRIGGER "incidents_noted_again" AFTER UPDATE ON "incidents" REFERENCING NEW TABLE AS fresh OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION note_incidents();--> statement-breakpoint
CREATE TRIGGER "incident_now_noted" AFTER INSERT ON "incident_now" FOR EACH ROW EXECUTE FUNCTION note_states();--> statement-breakpoint
CREATE TRIGGER "incident_now_noted_again" AFTER UPDATE ON "incident_now" FOR EACH ROW WHEN (state_of(NEW) IS DISTINCT FROM state_of(OLD)) EXECUTE FUNCTION note_states();--> statement-breakpoint
-- What stands when the log begins, as of now: nothing is known of the days before.
INSERT INTO status_changes (at, site_id, system_id, kind, facts)
  SELECT now(), site_id, id, 'system', jsonb_build_object('retired', state = 'retired') FROM imaging_systems;--> statement-breakpoint
INSERT INTO status_changes (at, site_id, system_id, advisory_id, kind, facts)
  SELECT now(), site_id, system_id, advisory_id, 'match', jsonb_build_object('level', level, 'recheck', recheck) FROM matches;--> statement-breakpoint
INSERT INTO status_changes (at, site_id, system_id, advisory_id, kind, facts)
  SELECT now(), m.site_id, m.system_id, m.advisory_id, 'decision', jsonb_build_object('decision', d.decision, 'at', d.at)
  FROM match_decisions d JOIN matches m ON m.id = d.match_id WHERE d.current;--> statement-breakpoint
INSERT INTO status_changes (at, site_id, system_id, advisory_id, incident_id, kind, facts)
  SELECT now(), site_id, system_id, advisory_id, id, 'incident', jsonb_build_object('openedAt', opened_at, 'closedAt', closed_at, 'end', end_kind)
  FROM incidents WHERE drill_id IS NULL;--> statement-breakpoint
INSERT INTO status_changes (at, site_id, system_id, advisory_id, incident_id, kind, facts)
  SELECT now(), i.site_id, i.system_id, i.advisory_id, i.id, 'state', state_of(n)
  FROM incident_now n JOIN incidents i ON i.id = n.incident_id WHERE i.drill_id IS NULL;
