DROP INDEX "evidence_of_incident";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "seq" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "evidence_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "evidence_of_incident" ON "evidence" USING btree ("incident_id","received_at","seq");