CREATE TABLE "comment_mentions" (
	"comment_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "comment_mentions_comment_id_person_id_pk" PRIMARY KEY("comment_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "comment_withdrawals" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "comments_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"step_key" text,
	"text" text NOT NULL,
	"supersedes" uuid,
	CONSTRAINT "comments_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "comments_id_incident" UNIQUE("id","incident_id"),
	CONSTRAINT "comments_one_correction" UNIQUE("supersedes"),
	CONSTRAINT "comments_text" CHECK (length("comments"."text") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "assignments_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"supersedes" uuid,
	CONSTRAINT "assignments_id_incident" UNIQUE("id","incident_id"),
	CONSTRAINT "assignments_follow" UNIQUE NULLS NOT DISTINCT("incident_id","supersedes")
);
--> statement-breakpoint
CREATE TABLE "handover_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "handover_notes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"supersedes" uuid,
	CONSTRAINT "handover_notes_id_incident" UNIQUE("id","incident_id"),
	CONSTRAINT "handover_notes_follow" UNIQUE NULLS NOT DISTINCT("incident_id","supersedes"),
	CONSTRAINT "handover_notes_text" CHECK (length("handover_notes"."text") between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_site_id_comments_id_site_id_fk" FOREIGN KEY ("comment_id","site_id") REFERENCES "public"."comments"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_withdrawals" ADD CONSTRAINT "comment_withdrawals_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_withdrawals" ADD CONSTRAINT "comment_withdrawals_comment_id_site_id_comments_id_site_id_fk" FOREIGN KEY ("comment_id","site_id") REFERENCES "public"."comments"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_supersedes_incident_id_comments_id_incident_id_fk" FOREIGN KEY ("supersedes","incident_id") REFERENCES "public"."comments"("id","incident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_supersedes_incident_id_assignments_id_incident_id_fk" FOREIGN KEY ("supersedes","incident_id") REFERENCES "public"."assignments"("id","incident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_notes" ADD CONSTRAINT "handover_notes_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_notes" ADD CONSTRAINT "handover_notes_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_notes" ADD CONSTRAINT "handover_notes_supersedes_incident_id_handover_notes_id_incident_id_fk" FOREIGN KEY ("supersedes","incident_id") REFERENCES "public"."handover_notes"("id","incident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_of_incident" ON "comments" USING btree ("incident_id","seq");--> statement-breakpoint
-- Written by hand: what was said and agreed is added to, never changed.
CREATE TRIGGER "assignments_append_only" BEFORE UPDATE OR DELETE ON "assignments" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "comment_mentions_append_only" BEFORE UPDATE OR DELETE ON "comment_mentions" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "comment_withdrawals_append_only" BEFORE UPDATE OR DELETE ON "comment_withdrawals" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "comments_append_only" BEFORE UPDATE OR DELETE ON "comments" FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER "handover_notes_append_only" BEFORE UPDATE OR DELETE ON "handover_notes" FOR EACH ROW EXECUTE FUNCTION refuse_change();
