CREATE TABLE "expiries" (
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"kind" text NOT NULL,
	"record" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "expiries_incident_id_kind_record_ends_at_stage_pk" PRIMARY KEY("incident_id","kind","record","ends_at","stage"),
	CONSTRAINT "expiries_stage" CHECK ("expiries"."stage" in ('near', 'passed')),
	CONSTRAINT "expiries_kind" CHECK ("expiries"."kind" in ('clearance', 'acceptance', 'permit', 'attestation', 'scan', 'due'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"step_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("event_id","person_id"),
	CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('assigned', 'asked', 'mentioned', 'step-returned', 'approval-voided', 'worse-state', 'clearance-withdrawn', 'cancellation-requested', 'expiry-near', 'expiry-passed'))
);
--> statement-breakpoint
ALTER TABLE "expiries" ADD CONSTRAINT "expiries_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_event_id_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id","created_at") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "step_now_due" ON "step_now" USING btree ("due_at") WHERE due_at is not null;