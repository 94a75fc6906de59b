ALTER TABLE "rechecks" DROP CONSTRAINT "rechecks_cause";--> statement-breakpoint
ALTER TABLE "aliases" ADD COLUMN "added_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aliases" ADD COLUMN "reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "aliases" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "aliases" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aliases" ADD COLUMN "end_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_cause" CHECK ("rechecks"."cause" in ('revision', 'kev', 'correction', 'aliases', 'inventory'));