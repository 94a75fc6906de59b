CREATE TABLE "advisory_hashes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "advisory_hashes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"revision_id" uuid NOT NULL,
	"given" text NOT NULL,
	"fits" boolean NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "advisory_hashes" ADD CONSTRAINT "advisory_hashes_revision_id_advisory_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."advisory_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_hashes" ADD CONSTRAINT "advisory_hashes_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisory_hashes_of_revision" ON "advisory_hashes" USING btree ("revision_id","seq");