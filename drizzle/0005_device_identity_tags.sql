ALTER TABLE "device_identities" ADD COLUMN "institution" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "department" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "gantry_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "device_uid" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "udi" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "ae_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "calibrated_on" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "device_identities" ADD COLUMN "source" text DEFAULT 'typed' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "device_identities_one_holds" ON "device_identities" USING btree ("system_id","modality") WHERE superseded_by is null;--> statement-breakpoint
ALTER TABLE "device_identities" ADD CONSTRAINT "device_identities_source" CHECK ("device_identities"."source" in ('typed', 'import', 'dicom-file'));