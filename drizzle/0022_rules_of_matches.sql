ALTER TABLE "rechecks" DROP CONSTRAINT "rechecks_cause";--> statement-breakpoint
ALTER TABLE "matches" ADD COLUMN "rules" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "matches_by_rules" ON "matches" USING btree ("rules");--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_cause" CHECK ("rechecks"."cause" in ('revision', 'kev', 'correction', 'aliases', 'inventory', 'rules'));