ALTER TABLE "advisory_revisions" ADD COLUMN "named_ports" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "port_reading" jsonb;--> statement-breakpoint
ALTER TABLE "impact_answers" ADD COLUMN "questions" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD COLUMN "expected_package" text;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD COLUMN "expected_version" text;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD CONSTRAINT "remediation_plans_expected" CHECK (("remediation_plans"."expected_package" is null) = ("remediation_plans"."expected_version" is null) and ("remediation_plans"."expected_package" is null or "remediation_plans"."remediation" = 'install'));