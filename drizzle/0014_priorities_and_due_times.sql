CREATE TABLE "priority_moves" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "priority_moves_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"priority" text NOT NULL,
	"exploitation" text NOT NULL,
	"exposure" text NOT NULL,
	"automatable" text NOT NULL,
	"human_impact" text NOT NULL,
	"table_version" text NOT NULL,
	CONSTRAINT "priority_moves_priority" CHECK ("priority_moves"."priority" in ('immediate', 'out-of-cycle', 'scheduled', 'defer')),
	CONSTRAINT "priority_moves_exploitation" CHECK ("priority_moves"."exploitation" in ('none', 'public-poc', 'active')),
	CONSTRAINT "priority_moves_exposure" CHECK ("priority_moves"."exposure" in ('small', 'controlled', 'open')),
	CONSTRAINT "priority_moves_automatable" CHECK ("priority_moves"."automatable" in ('no', 'yes')),
	CONSTRAINT "priority_moves_human_impact" CHECK ("priority_moves"."human_impact" in ('low', 'medium', 'high', 'very-high'))
);
--> statement-breakpoint
CREATE TABLE "priority_overrides" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "priority_overrides_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"priority" text,
	"reason" text NOT NULL,
	"until" timestamp with time zone,
	CONSTRAINT "priority_overrides_priority" CHECK ("priority_overrides"."priority" in ('immediate', 'out-of-cycle', 'scheduled', 'defer')),
	CONSTRAINT "priority_overrides_end" CHECK (("priority_overrides"."priority" is null) = ("priority_overrides"."until" is null) and ("priority_overrides"."until" is null or ("priority_overrides"."until" > "priority_overrides"."at" and "priority_overrides"."until" <= "priority_overrides"."at" + interval '90 days')))
);
--> statement-breakpoint
CREATE TABLE "vendor_waits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "vendor_waits_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone,
	"vendor_case" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "vendor_waits_end" CHECK ("vendor_waits"."until" is null or "vendor_waits"."until" > "vendor_waits"."at")
);
--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "priority_lapsed" text;--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "priority_override" text;--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "override_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "vendor_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "step_now" ADD COLUMN "blocked_by" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "priority_moves" ADD CONSTRAINT "priority_moves_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_overrides" ADD CONSTRAINT "priority_overrides_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority_overrides" ADD CONSTRAINT "priority_overrides_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_waits" ADD CONSTRAINT "vendor_waits_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_waits" ADD CONSTRAINT "vendor_waits_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "priority_moves_of_incident" ON "priority_moves" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "priority_overrides_of_incident" ON "priority_overrides" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "vendor_waits_of_incident" ON "vendor_waits" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "incident_now_due" ON "incident_now" USING btree ("due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "step_now_waiting" ON "step_now" USING btree ("site_id","waits_for") WHERE waits_for is not null;--> statement-breakpoint
-- Written by hand from here: what was said of a priority is never changed, and every open incident gets its priority with the next
-- round of the clock.
CREATE TRIGGER "priority_moves_append_only" BEFORE UPDATE OR DELETE ON "priority_moves" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "priority_overrides_append_only" BEFORE UPDATE OR DELETE ON "priority_overrides" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "vendor_waits_append_only" BEFORE UPDATE OR DELETE ON "vendor_waits" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
UPDATE "incident_now" n SET "changes_at" = n."computed_at" FROM "incidents" i WHERE i."id" = n."incident_id" AND i."closed_at" IS NULL;
