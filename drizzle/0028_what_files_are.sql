CREATE TABLE "quarantine_acts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "quarantine_acts_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "quarantine_acts_kind" CHECK ("quarantine_acts"."kind" in ('released', 'rejected', 'destroyed'))
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "inspection" jsonb;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "captured_zone" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "quarantine_why" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "scan" text DEFAULT 'not-configured' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "scan_told" text;--> statement-breakpoint
ALTER TABLE "quarantine_acts" ADD CONSTRAINT "quarantine_acts_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine_acts" ADD CONSTRAINT "quarantine_acts_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine_acts" ADD CONSTRAINT "quarantine_acts_evidence_id_site_id_evidence_id_site_id_fk" FOREIGN KEY ("evidence_id","site_id") REFERENCES "public"."evidence"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_acts_once" ON "quarantine_acts" USING btree ("evidence_id","kind");--> statement-breakpoint
CREATE INDEX "evidence_to_scan" ON "evidence" USING btree ("seq") WHERE scan = 'pending';--> statement-breakpoint
CREATE INDEX "evidence_in_quarantine" ON "evidence" USING btree ("site_id","seq") WHERE quarantine <> 'none';--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_quarantine_why" CHECK ("evidence"."quarantine_why" in ('patient-data', 'redacted', 'malware'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_quarantine_reason" CHECK (("evidence"."quarantine" = 'none') = ("evidence"."quarantine_why" is null));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_captured_zone" CHECK ("evidence"."captured_zone" in ('written', 'unknown'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_scan" CHECK ("evidence"."scan" in ('not-configured', 'pending', 'clean', 'infected'));--> statement-breakpoint
-- Hand-written from here on. What was decided of a file in quarantine stays as it was written.
CREATE TRIGGER "quarantine_acts_append_only" BEFORE UPDATE OR DELETE ON "quarantine_acts" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The last word on "bytes are destroyed by two people": whoever agrees to it is another than who rejected the file.
CREATE FUNCTION refuse_lone_destruction() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind = 'destroyed' AND NOT EXISTS (
    SELECT 1 FROM quarantine_acts a
    WHERE a.evidence_id = NEW.evidence_id AND a.kind = 'rejected' AND a.by_person <> NEW.by_person
  ) THEN
    RAISE EXCEPTION 'bytes are destroyed by two people' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "quarantine_acts_by_two" BEFORE INSERT ON "quarantine_acts" FOR EACH ROW EXECUTE FUNCTION refuse_lone_destruction();
