CREATE TABLE "vendor_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"decision_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"answered_on" date NOT NULL,
	"text" text NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"supersedes" uuid,
	"current" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"ask_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"with_vendor" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "site_answers_ask_id_unique" UNIQUE("ask_id"),
	CONSTRAINT "site_answers_kind" CHECK ("site_answers"."kind" in ('decided', 'recorded'))
);
--> statement-breakpoint
CREATE TABLE "site_asks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisory_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"missed_due_at" timestamp with time zone,
	"undecided" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"supersedes" uuid,
	"current" boolean DEFAULT true NOT NULL,
	CONSTRAINT "site_asks_id_site" UNIQUE("id","site_id")
);
--> statement-breakpoint
CREATE TABLE "service_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "service_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"system_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"since" date NOT NULL,
	"other_system_id" uuid,
	"incident_id" uuid,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "service_changes_kind" CHECK ("service_changes"."kind" in ('retired', 'moved', 'merged', 'withdrawn', 'returned'))
);
--> statement-breakpoint
CREATE TABLE "vendor_contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"vendor" text NOT NULL,
	"name" text NOT NULL,
	"duty" text NOT NULL,
	"phone" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	"added_by" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid
);
--> statement-breakpoint
DROP INDEX "imaging_systems_tag";--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD COLUMN "asked_on" date;--> statement-breakpoint
ALTER TABLE "vendor_answers" ADD CONSTRAINT "vendor_answers_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_answers" ADD CONSTRAINT "vendor_answers_supersedes_vendor_answers_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."vendor_answers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_id_site" UNIQUE("id","site_id");--> statement-breakpoint
ALTER TABLE "vendor_answers" ADD CONSTRAINT "vendor_answers_decision_id_site_id_match_decisions_id_site_id_fk" FOREIGN KEY ("decision_id","site_id") REFERENCES "public"."match_decisions"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_answers" ADD CONSTRAINT "site_answers_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_answers" ADD CONSTRAINT "site_answers_ask_id_site_id_site_asks_id_site_id_fk" FOREIGN KEY ("ask_id","site_id") REFERENCES "public"."site_asks"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_asks" ADD CONSTRAINT "site_asks_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_asks" ADD CONSTRAINT "site_asks_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_asks" ADD CONSTRAINT "site_asks_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_asks" ADD CONSTRAINT "site_asks_supersedes_site_asks_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."site_asks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_other_system_id_imaging_systems_id_fk" FOREIGN KEY ("other_system_id") REFERENCES "public"."imaging_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_changes" ADD CONSTRAINT "service_changes_system_id_site_id_imaging_systems_id_site_id_fk" FOREIGN KEY ("system_id","site_id") REFERENCES "public"."imaging_systems"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_contacts" ADD CONSTRAINT "vendor_contacts_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_contacts" ADD CONSTRAINT "vendor_contacts_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_answers_one_holds" ON "vendor_answers" USING btree ("decision_id") WHERE current;--> statement-breakpoint
CREATE UNIQUE INDEX "site_asks_one_holds" ON "site_asks" USING btree ("advisory_id","site_id") WHERE current;--> statement-breakpoint
CREATE INDEX "service_changes_of_system" ON "service_changes" USING btree ("system_id","seq");--> statement-breakpoint
CREATE INDEX "vendor_contacts_in_force" ON "vendor_contacts" USING btree ("vendor") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_contact_id_vendor_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."vendor_contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "match_decisions_asked" ON "match_decisions" USING btree ("site_id","answer_due") WHERE current and decision = 'ask-vendor';--> statement-breakpoint
CREATE INDEX "imaging_systems_succeeding" ON "imaging_systems" USING btree ("succeeds");--> statement-breakpoint
CREATE UNIQUE INDEX "imaging_systems_tag" ON "imaging_systems" USING btree ("site_id",lower("asset_tag")) WHERE state <> 'retired';