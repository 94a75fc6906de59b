CREATE TABLE "store_state" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"looked_at" timestamp with time zone NOT NULL,
	"failing_since" timestamp with time zone,
	"failure" text,
	CONSTRAINT "store_state_alone" CHECK ("store_state"."id" = 1)
);
--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind";--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "fault" text;--> statement-breakpoint
ALTER TABLE "blobs" ADD COLUMN "fault_since" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "blobs_to_verify" ON "blobs" USING btree ("verified_at" NULLS FIRST) WHERE state = 'stored';--> statement-breakpoint
CREATE INDEX "blobs_with_fault" ON "blobs" USING btree ("sha256") WHERE fault is not null;--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_fault" CHECK ("blobs"."fault" in ('missing', 'altered', 'unreadable'));--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_fault_since" CHECK (("blobs"."fault" is null) = ("blobs"."fault_since" is null));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind" CHECK ("notices"."kind" in ('assigned', 'asked', 'mentioned', 'step-returned', 'approval-voided', 'worse-state', 'clearance-withdrawn', 'cancellation-requested', 'expiry-near', 'expiry-passed', 'file-damaged'));