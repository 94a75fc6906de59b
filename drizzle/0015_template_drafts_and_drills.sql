CREATE TABLE "drill_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "drill_answers_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"inject_id" uuid NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "drill_answers_once" UNIQUE("inject_id","incident_id")
);
--> statement-breakpoint
CREATE TABLE "drill_injects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"drill_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone,
	CONSTRAINT "drill_injects_position" UNIQUE("drill_id","position"),
	CONSTRAINT "drill_injects_answer_after" CHECK ("drill_injects"."answer_by" is null or "drill_injects"."answer_by" > "drill_injects"."due_at")
);
--> statement-breakpoint
CREATE TABLE "template_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"template_key" text NOT NULL,
	"based_on" integer NOT NULL,
	"content" jsonb NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_how" text,
	CONSTRAINT "template_drafts_ended_how" CHECK ("template_drafts"."ended_how" in ('published', 'given-up')),
	CONSTRAINT "template_drafts_ended" CHECK (("template_drafts"."ended_at" is null) = ("template_drafts"."ended_how" is null))
);
--> statement-breakpoint
ALTER TABLE "drills" ADD COLUMN "key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "drills" ADD COLUMN "advisory_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "drills" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "drill_answers" ADD CONSTRAINT "drill_answers_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_answers" ADD CONSTRAINT "drill_answers_inject_id_drill_injects_id_fk" FOREIGN KEY ("inject_id") REFERENCES "public"."drill_injects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_answers" ADD CONSTRAINT "drill_answers_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drill_injects" ADD CONSTRAINT "drill_injects_drill_id_drills_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_drafts" ADD CONSTRAINT "template_drafts_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "template_drafts_one_open" ON "template_drafts" USING btree ("template_key") WHERE ended_at is null;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_one_in_drill" ON "incidents" USING btree ("drill_id","system_id") WHERE drill_id is not null;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_key_unique" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_drill_key" CHECK (("incidents"."drill_id" is not null) = starts_with("incidents"."key", 'DRL-'));
--> statement-breakpoint
-- By hand: a drill cannot become an incident nor the reverse, and no drill moves the real picture of a system.
CREATE FUNCTION refuse_other_drill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.drill_id IS DISTINCT FROM OLD.drill_id OR NEW.key <> OLD.key THEN
    RAISE EXCEPTION 'a drill stays a drill, and an incident an incident' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "incidents_drill_fixed" BEFORE UPDATE OF drill_id, key ON "incidents" FOR EACH ROW EXECUTE FUNCTION refuse_other_drill();
--> statement-breakpoint
CREATE FUNCTION refuse_drill_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.incident_id IS NOT NULL
    AND NEW.drill IS DISTINCT FROM (SELECT drill_id IS NOT NULL FROM incidents WHERE id = NEW.incident_id) THEN
    RAISE EXCEPTION 'a drill moves only its own picture of a system' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "network_states_drill_apart" BEFORE INSERT ON "network_states" FOR EACH ROW EXECUTE FUNCTION refuse_drill_move();
