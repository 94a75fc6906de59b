CREATE TABLE "epss_lists" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"model_version" text NOT NULL,
	"scored_on" date NOT NULL,
	"sha256" text NOT NULL,
	"count" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_by" uuid NOT NULL,
	CONSTRAINT "epss_lists_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "epss_scores" (
	"cve" text PRIMARY KEY NOT NULL,
	"score" double precision NOT NULL,
	"percentile" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recheck_answers" (
	"recheck_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"reason" text NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "recheck_answers_answer" CHECK ("recheck_answers"."answer" in ('still-holds', 'decided-anew', 'reopened'))
);
--> statement-breakpoint
CREATE TABLE "rechecks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"match_id" uuid,
	"incident_id" uuid,
	"cause" text NOT NULL,
	"because" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rechecks_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "rechecks_cause" CHECK ("rechecks"."cause" in ('revision', 'kev', 'correction', 'inventory')),
	CONSTRAINT "rechecks_of_one" CHECK (num_nonnulls(match_id, incident_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD COLUMN "sha512_given" text;--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD COLUMN "sha512_fits" boolean;--> statement-breakpoint
ALTER TABLE "epss_lists" ADD CONSTRAINT "epss_lists_received_by_people_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_answers" ADD CONSTRAINT "recheck_answers_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recheck_answers" ADD CONSTRAINT "recheck_answers_recheck_id_site_id_rechecks_id_site_id_fk" FOREIGN KEY ("recheck_id","site_id") REFERENCES "public"."rechecks"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_match_id_site_id_matches_id_site_id_fk" FOREIGN KEY ("match_id","site_id") REFERENCES "public"."matches"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rechecks_of_incident" ON "rechecks" USING btree ("incident_id") WHERE incident_id is not null;--> statement-breakpoint
CREATE INDEX "rechecks_of_match" ON "rechecks" USING btree ("match_id") WHERE match_id is not null;