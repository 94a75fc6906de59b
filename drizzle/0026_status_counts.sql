CREATE TABLE "status_counts" (
	"site_id" uuid NOT NULL,
	"advisory_id" uuid,
	"facts_id" bigint NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "status_counts_once" UNIQUE NULLS NOT DISTINCT("advisory_id","site_id","facts_id")
);
--> statement-breakpoint
CREATE TABLE "status_facts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_facts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"hash" "bytea" NOT NULL,
	"facts" text NOT NULL,
	"retired" boolean NOT NULL,
	CONSTRAINT "status_facts_once" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "status_uncounted" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "status_uncounted_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"system_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "system_status_now" (
	"system_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"facts_id" bigint NOT NULL,
	"of_advisory" jsonb NOT NULL,
	"changes_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "systems" integer GENERATED ALWAYS AS ((numbers ->> 'systems')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "exposed" integer GENERATED ALWAYS AS ((numbers ->> 'exposed')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "risk_accepted" integer GENERATED ALWAYS AS ((numbers ->> 'risk-accepted')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "unknown" integer GENERATED ALWAYS AS ((numbers ->> 'unknown')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "contained" integer GENERATED ALWAYS AS ((numbers ->> 'contained')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "remediated" integer GENERATED ALWAYS AS ((numbers ->> 'remediated')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "back_in_service" integer GENERATED ALWAYS AS ((numbers ->> 'back-in-service')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "status_snapshots" ADD COLUMN "not_looked_at" integer GENERATED ALWAYS AS ((numbers ->> 'not-looked-at')::int) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "advisory_id" uuid;--> statement-breakpoint
CREATE INDEX "status_counts_by_facts" ON "status_counts" USING btree ("facts_id");--> statement-breakpoint
CREATE INDEX "system_status_now_of_site" ON "system_status_now" USING btree ("site_id","facts_id");--> statement-breakpoint
CREATE INDEX "system_status_now_changing" ON "system_status_now" USING btree ("changes_at") WHERE changes_at is not null;--> statement-breakpoint
CREATE INDEX "incidents_running_of_advisory" ON "incidents" USING btree ("advisory_id") WHERE closed_at is null and drill_id is null;--> statement-breakpoint
CREATE INDEX "incidents_of_system" ON "incidents" USING btree ("system_id","advisory_id");--> statement-breakpoint
CREATE INDEX "match_decisions_of_site" ON "match_decisions" USING btree ("site_id","at");--> statement-breakpoint
CREATE INDEX "match_decisions_of_advisory" ON "match_decisions" USING btree ("advisory_id","site_id","at");--> statement-breakpoint
-- Written by hand: a decision knows the advisory of its match.
UPDATE match_decisions d SET advisory_id = m.advisory_id FROM matches m WHERE m.id = d.match_id;--> statement-breakpoint
CREATE FUNCTION name_advisory() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.advisory_id INTO NEW.advisory_id FROM matches m WHERE m.id = NEW.match_id;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "match_decisions_of_advisory" BEFORE INSERT ON "match_decisions" FOR EACH ROW EXECUTE FUNCTION name_advisory();--> statement-breakpoint
-- Written by hand: what charts tell of the days of a site, read from the index alone.
CREATE INDEX "status_snapshots_told" ON "status_snapshots" ("advisory_id", "site_id", "day") INCLUDE ("late", "systems", "exposed", "risk_accepted", "unknown", "contained", "remediated", "back_in_service", "not_looked_at");--> statement-breakpoint
-- Written by hand: whoever changes what status rests on notes in the same transaction which systems are to be counted anew.
CREATE FUNCTION note_uncounted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO status_uncounted (system_id) SELECT DISTINCT n.system_id FROM fresh n;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "status_changes_uncounted" AFTER INSERT ON "status_changes" REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION note_uncounted();--> statement-breakpoint
-- Nothing is counted yet.
INSERT INTO status_uncounted (system_id) SELECT id FROM imaging_systems;
