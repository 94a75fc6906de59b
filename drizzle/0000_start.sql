CREATE TABLE "advisories" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"publisher" text NOT NULL,
	"tracking_id" text NOT NULL,
	"shown_revision_id" uuid,
	"shown_because" text DEFAULT 'only' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "advisories_of_publisher" UNIQUE("publisher","tracking_id")
);
--> statement-breakpoint
CREATE TABLE "advisory_findings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"revision_id" uuid NOT NULL,
	"key" text NOT NULL,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"paths" jsonb NOT NULL,
	"sentence" text NOT NULL,
	"product_keys" jsonb NOT NULL,
	"quote" text,
	CONSTRAINT "advisory_findings_once" UNIQUE("revision_id","key"),
	CONSTRAINT "advisory_findings_severity" CHECK ("advisory_findings"."severity" in ('blocks', 'warn', 'note'))
);
--> statement-breakpoint
CREATE TABLE "advisory_products" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"revision_id" uuid NOT NULL,
	"product_id" text NOT NULL,
	"stable_key" text NOT NULL,
	"full_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "advisory_revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisory_id" uuid,
	"sha256" text NOT NULL,
	"file_name" text NOT NULL,
	"raw" "bytea" NOT NULL,
	"state" text NOT NULL,
	"refusal" jsonb,
	"reading" jsonb,
	"title" text DEFAULT '' NOT NULL,
	"version" text DEFAULT '' NOT NULL,
	"current_release_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"received_by" uuid NOT NULL,
	CONSTRAINT "advisory_revisions_state" CHECK ("advisory_revisions"."state" in ('accepted', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "annotations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisory_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"finding_key" text,
	"product_key" text,
	"path" text,
	"text" text,
	"reason" text,
	"source_title" text,
	"source_url" text,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"supersedes" uuid,
	CONSTRAINT "annotations_kind" CHECK ("annotations"."kind" in ('affected', 'not-affected', 'advice', 'port', 'finding-confirmed', 'finding-dismissed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "acceptances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "acceptances_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"authority_name" text NOT NULL,
	"authority_function" text NOT NULL,
	"reason" text NOT NULL,
	"replacement_plan" text,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "acceptances_at_most_90_days" CHECK ("acceptances"."until" <= "acceptances"."at" + interval '90 days')
);
--> statement-breakpoint
CREATE TABLE "attestations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "attestations_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"statement" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "clearances" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "clearances_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer" text NOT NULL,
	"scope" text,
	"stop_conditions" text,
	"reason" text,
	"until" timestamp with time zone,
	CONSTRAINT "clearances_answer" CHECK ("clearances"."answer" in ('cleared', 'refused', 'withdrawn')),
	CONSTRAINT "clearances_at_most_30_days" CHECK (("clearances"."answer" = 'cleared') = ("clearances"."until" is not null) and ("clearances"."until" is null or "clearances"."until" <= "clearances"."at" + interval '30 days'))
);
--> statement-breakpoint
CREATE TABLE "containment_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "containment_decisions_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"option" text NOT NULL,
	"segment_impossible" text,
	"standalone_impossible" text,
	CONSTRAINT "containment_decisions_option" CHECK ("containment_decisions"."option" in ('segment', 'standalone', 'exception')),
	CONSTRAINT "containment_decisions_segment_first" CHECK ("containment_decisions"."option" = 'segment' or length(trim("containment_decisions"."segment_impossible")) > 0)
);
--> statement-breakpoint
CREATE TABLE "permits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "permits_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"vendor_case" text NOT NULL,
	"talk" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"state_before" text NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "permits_at_most_72_hours" CHECK ("permits"."ends_at" > "permits"."starts_at" and "permits"."ends_at" <= "permits"."starts_at" + interval '72 hours')
);
--> statement-breakpoint
CREATE TABLE "chains" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"heads" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commands" (
	"actor_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "commands_actor_id_request_id_pk" PRIMARY KEY("actor_id","request_id")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"chain" text NOT NULL,
	"seq" bigint NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"site_id" uuid,
	"incident_id" uuid,
	"subject_id" uuid,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"actor_name" text NOT NULL,
	"session_id" uuid,
	"address" text,
	"transaction" text DEFAULT pg_current_xact_id()::text NOT NULL,
	"payload" text NOT NULL,
	"data" jsonb GENERATED ALWAYS AS (payload::jsonb) STORED NOT NULL,
	CONSTRAINT "events_chain_seq" UNIQUE("chain","seq"),
	CONSTRAINT "events_actor_kind" CHECK ("events"."actor_kind" in ('person', 'token', 'job'))
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"state" text DEFAULT 'stored' NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	CONSTRAINT "blobs_state" CHECK ("blobs"."state" in ('stored', 'destroyed'))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sha256" text NOT NULL,
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"step_key" text,
	"attempt_id" uuid,
	"requirement" text,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"captured_at" timestamp with time zone,
	"received_at" timestamp with time zone NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"quarantine" text DEFAULT 'none' NOT NULL,
	"supersedes" uuid,
	CONSTRAINT "evidence_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "evidence_quarantine" CHECK ("evidence"."quarantine" in ('none', 'held', 'released', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "drills" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"started_by" uuid NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "incident_now" (
	"incident_id" uuid PRIMARY KEY NOT NULL,
	"site_id" uuid NOT NULL,
	"exposure" text NOT NULL,
	"holds_until" timestamp with time zone,
	"state_since" timestamp with time zone NOT NULL,
	"phase" text NOT NULL,
	"priority" text,
	"marks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"steps_done" integer NOT NULL,
	"steps_total" integer NOT NULL,
	"care_function" text,
	"care_exams" integer,
	"care_alternative" text,
	"computed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_numbers" (
	"prefix" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "incident_numbers_prefix_year_pk" PRIMARY KEY("prefix","year")
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"system_id" uuid NOT NULL,
	"advisory_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"drill_id" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"opened_by" uuid NOT NULL,
	"coordinator_id" uuid,
	"network_when_opened" text NOT NULL,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"end_kind" text,
	CONSTRAINT "incidents_key_unique" UNIQUE("key"),
	CONSTRAINT "incidents_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "incidents_end_kind" CHECK ("incidents"."end_kind" in ('remediated', 'cancelled', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "step_now" (
	"incident_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"site_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"kind" text,
	"phase" text NOT NULL,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"waits_for" text,
	"counts" boolean NOT NULL,
	"due_at" timestamp with time zone,
	CONSTRAINT "step_now_incident_id_step_key_pk" PRIMARY KEY("incident_id","step_key")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "templates_version" UNIQUE("key","version")
);
--> statement-breakpoint
CREATE TABLE "kev_catalogues" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"version" text NOT NULL,
	"released_at" timestamp with time zone NOT NULL,
	"sha256" text NOT NULL,
	"count" integer NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_by" uuid NOT NULL,
	CONSTRAINT "kev_catalogues_sha256_unique" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "kev_entries" (
	"catalogue_id" uuid NOT NULL,
	"cve" text NOT NULL,
	"added_on" date NOT NULL,
	"due_on" date,
	"ransomware" text DEFAULT '' NOT NULL,
	CONSTRAINT "kev_entries_once" UNIQUE("catalogue_id","cve")
);
--> statement-breakpoint
CREATE TABLE "match_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"match_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"question" text DEFAULT '' NOT NULL,
	"vendor_case" text DEFAULT '' NOT NULL,
	"answer_due" date,
	"revision_id" uuid NOT NULL,
	"inputs_hash" text NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"supersedes" uuid,
	"current" boolean DEFAULT true NOT NULL,
	CONSTRAINT "match_decisions_decision" CHECK ("match_decisions"."decision" in ('affected', 'not-affected', 'ask-vendor'))
);
--> statement-breakpoint
CREATE TABLE "matches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"advisory_id" uuid NOT NULL,
	"system_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"level" text NOT NULL,
	"level_as_received" text NOT NULL,
	"product_key" text,
	"reasons" jsonb NOT NULL,
	"inputs_hash" text NOT NULL,
	"recheck" boolean DEFAULT false NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "matches_pair" UNIQUE("advisory_id","system_id"),
	CONSTRAINT "matches_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "matches_level" CHECK ("matches"."level" in ('strong', 'likely', 'possible', 'excluded')),
	CONSTRAINT "matches_level_as_received" CHECK ("matches"."level_as_received" in ('strong', 'likely', 'possible', 'excluded'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"name" text NOT NULL,
	"duty" text NOT NULL,
	"phone" text NOT NULL,
	"hours" text DEFAULT '' NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"site_id" uuid,
	"granted_by" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	CONSTRAINT "grants_role" CHECK ("grants"."role" in ('administrator', 'coordinator', 'technician', 'clinical-lead', 'executive', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"password_hash" text,
	"demo_note" text,
	"created_at" timestamp with time zone NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"address" text,
	"user_agent" text,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account" text NOT NULL,
	"address" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_tickets" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"zone" text NOT NULL,
	"calendar" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sites_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "tokens_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "approvals_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"purpose" text NOT NULL,
	"side" text NOT NULL,
	"conditions" text,
	"precondition_hash" text NOT NULL,
	"statements" jsonb NOT NULL,
	"voided_at" timestamp with time zone,
	"voided_cause" text,
	CONSTRAINT "approvals_purpose" CHECK ("approvals"."purpose" in ('return', 'interim', 'cancel')),
	CONSTRAINT "approvals_side" CHECK ("approvals"."side" in ('coordinator', 'clinical-lead'))
);
--> statement-breakpoint
CREATE TABLE "cancellations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cancellations_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "impact_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "impact_answers_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"function_level" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"exams_per_day" integer,
	"alternative" text NOT NULL,
	"alternative_text" text,
	CONSTRAINT "impact_answers_function" CHECK ("impact_answers"."function_level" in ('fully', 'partially', 'not')),
	CONSTRAINT "impact_answers_alternative" CHECK ("impact_answers"."alternative" in ('yes', 'no', 'unknown'))
);
--> statement-breakpoint
CREATE TABLE "remediation_plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "remediation_plans_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"remediation" text NOT NULL,
	"delivery" text,
	"vendor_case" text,
	"reason" text,
	CONSTRAINT "remediation_plans_remediation" CHECK ("remediation_plans"."remediation" in ('install', 'none-will-come', 'withdraw')),
	CONSTRAINT "remediation_plans_delivery" CHECK (("remediation_plans"."remediation" = 'install') = ("remediation_plans"."delivery" is not null))
);
--> statement-breakpoint
CREATE TABLE "state_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "state_reports_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"found_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"resolved_by" uuid,
	CONSTRAINT "state_reports_kind" CHECK ("state_reports"."kind" in ('found-connected', 'connected-in-emergency', 'remediation-removed'))
);
--> statement-breakpoint
CREATE TABLE "step_attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "step_attempts_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"step_key" text NOT NULL,
	"kind" text,
	"outcome" text NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"reason" text,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"record_id" uuid,
	"current" boolean DEFAULT true NOT NULL,
	CONSTRAINT "step_attempts_id_incident" UNIQUE("id","incident_id"),
	CONSTRAINT "step_attempts_outcome" CHECK ("step_attempts"."outcome" in ('done', 'cannot', 'not-applicable')),
	CONSTRAINT "step_attempts_not_future" CHECK ("step_attempts"."done_at" <= "step_attempts"."at")
);
--> statement-breakpoint
CREATE TABLE "step_reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "step_reviews_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"incident_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"by_person" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"attempt_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"reason" text,
	CONSTRAINT "step_reviews_kind" CHECK ("step_reviews"."kind" in ('verified', 'rejected', 'reopened', 'questioned', 'confirmed'))
);
--> statement-breakpoint
CREATE TABLE "aliases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"canonical" text NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"valid_to" timestamp with time zone,
	"by" uuid,
	CONSTRAINT "aliases_kind" CHECK ("aliases"."kind" in ('vendor', 'model', 'class', 'operating-system'))
);
--> statement-breakpoint
CREATE TABLE "device_identities" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"system_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"manufacturer" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"modality" text DEFAULT '' NOT NULL,
	"software_version" text DEFAULT '' NOT NULL,
	"station_name" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"superseded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "imaging_systems" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"site_id" uuid NOT NULL,
	"asset_tag" text NOT NULL,
	"manufacturer" text DEFAULT '' NOT NULL,
	"model" text DEFAULT '' NOT NULL,
	"device_class" text DEFAULT '' NOT NULL,
	"modality" text DEFAULT '' NOT NULL,
	"serial" text DEFAULT '' NOT NULL,
	"software_version" text DEFAULT '' NOT NULL,
	"operating_system" text DEFAULT '' NOT NULL,
	"station_name" text DEFAULT '' NOT NULL,
	"ae_titles" text DEFAULT '' NOT NULL,
	"ip_address" text DEFAULT '' NOT NULL,
	"vlan" text DEFAULT '' NOT NULL,
	"switch_port" text DEFAULT '' NOT NULL,
	"location" text DEFAULT '' NOT NULL,
	"clinical_owner" text DEFAULT '' NOT NULL,
	"ruh_capable" text DEFAULT 'unknown' NOT NULL,
	"exams_per_day" integer,
	"alternative" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'in-service' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"succeeds" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "imaging_systems_id_site" UNIQUE("id","site_id"),
	CONSTRAINT "imaging_systems_ruh" CHECK ("imaging_systems"."ruh_capable" in ('yes', 'no', 'unknown')),
	CONSTRAINT "imaging_systems_state" CHECK ("imaging_systems"."state" in ('in-service', 'out-of-service', 'retired'))
);
--> statement-breakpoint
CREATE TABLE "network_states" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "network_states_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"system_id" uuid NOT NULL,
	"site_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"act" text NOT NULL,
	"incident_id" uuid,
	"by_person" uuid,
	"drill" boolean DEFAULT false NOT NULL,
	"superseded_by" uuid,
	CONSTRAINT "network_states_state" CHECK ("network_states"."state" in ('business', 'segment', 'disconnected', 'under-permit'))
);
--> statement-breakpoint
ALTER TABLE "advisory_findings" ADD CONSTRAINT "advisory_findings_revision_id_advisory_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."advisory_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_products" ADD CONSTRAINT "advisory_products_revision_id_advisory_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."advisory_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD CONSTRAINT "advisory_revisions_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advisory_revisions" ADD CONSTRAINT "advisory_revisions_received_by_people_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annotations" ADD CONSTRAINT "annotations_supersedes_annotations_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."annotations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestations" ADD CONSTRAINT "attestations_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clearances" ADD CONSTRAINT "clearances_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "containment_decisions" ADD CONSTRAINT "containment_decisions_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "containment_decisions" ADD CONSTRAINT "containment_decisions_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "permits" ADD CONSTRAINT "permits_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_uploaded_by_people_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_supersedes_evidence_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drills" ADD CONSTRAINT "drills_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_now" ADD CONSTRAINT "incident_now_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_template_id_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_drill_id_drills_id_fk" FOREIGN KEY ("drill_id") REFERENCES "public"."drills"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_opened_by_people_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_coordinator_id_people_id_fk" FOREIGN KEY ("coordinator_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_system_id_site_id_imaging_systems_id_site_id_fk" FOREIGN KEY ("system_id","site_id") REFERENCES "public"."imaging_systems"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_now" ADD CONSTRAINT "step_now_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kev_catalogues" ADD CONSTRAINT "kev_catalogues_received_by_people_id_fk" FOREIGN KEY ("received_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kev_entries" ADD CONSTRAINT "kev_entries_catalogue_id_kev_catalogues_id_fk" FOREIGN KEY ("catalogue_id") REFERENCES "public"."kev_catalogues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_revision_id_advisory_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."advisory_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_supersedes_match_decisions_id_fk" FOREIGN KEY ("supersedes") REFERENCES "public"."match_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_decisions" ADD CONSTRAINT "match_decisions_match_id_site_id_matches_id_site_id_fk" FOREIGN KEY ("match_id","site_id") REFERENCES "public"."matches"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_advisory_id_advisories_id_fk" FOREIGN KEY ("advisory_id") REFERENCES "public"."advisories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_revision_id_advisory_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."advisory_revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matches" ADD CONSTRAINT "matches_system_id_site_id_imaging_systems_id_site_id_fk" FOREIGN KEY ("system_id","site_id") REFERENCES "public"."imaging_systems"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setup_links" ADD CONSTRAINT "setup_links_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_tickets" ADD CONSTRAINT "sign_in_tickets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancellations" ADD CONSTRAINT "cancellations_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_answers" ADD CONSTRAINT "impact_answers_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impact_answers" ADD CONSTRAINT "impact_answers_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD CONSTRAINT "remediation_plans_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remediation_plans" ADD CONSTRAINT "remediation_plans_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_reports" ADD CONSTRAINT "state_reports_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_reports" ADD CONSTRAINT "state_reports_resolved_by_step_attempts_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."step_attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "state_reports" ADD CONSTRAINT "state_reports_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_attempts" ADD CONSTRAINT "step_attempts_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_attempts" ADD CONSTRAINT "step_attempts_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_reviews" ADD CONSTRAINT "step_reviews_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_reviews" ADD CONSTRAINT "step_reviews_incident_id_site_id_incidents_id_site_id_fk" FOREIGN KEY ("incident_id","site_id") REFERENCES "public"."incidents"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_reviews" ADD CONSTRAINT "step_reviews_attempt_id_incident_id_step_attempts_id_incident_id_fk" FOREIGN KEY ("attempt_id","incident_id") REFERENCES "public"."step_attempts"("id","incident_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aliases" ADD CONSTRAINT "aliases_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_identities" ADD CONSTRAINT "device_identities_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_identities" ADD CONSTRAINT "device_identities_system_id_site_id_imaging_systems_id_site_id_fk" FOREIGN KEY ("system_id","site_id") REFERENCES "public"."imaging_systems"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imaging_systems" ADD CONSTRAINT "imaging_systems_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imaging_systems" ADD CONSTRAINT "imaging_systems_succeeds_imaging_systems_id_fk" FOREIGN KEY ("succeeds") REFERENCES "public"."imaging_systems"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_states" ADD CONSTRAINT "network_states_by_person_people_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_states" ADD CONSTRAINT "network_states_system_id_site_id_imaging_systems_id_site_id_fk" FOREIGN KEY ("system_id","site_id") REFERENCES "public"."imaging_systems"("id","site_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "advisory_products_by_key" ON "advisory_products" USING btree ("stable_key");--> statement-breakpoint
CREATE INDEX "advisory_products_of" ON "advisory_products" USING btree ("revision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "advisory_revisions_bytes" ON "advisory_revisions" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "advisory_revisions_of_advisory" ON "advisory_revisions" USING btree ("advisory_id","received_at");--> statement-breakpoint
CREATE INDEX "annotations_of_advisory" ON "annotations" USING btree ("advisory_id","at");--> statement-breakpoint
CREATE INDEX "acceptances_of_incident" ON "acceptances" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "attestations_of_incident" ON "attestations" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "clearances_of_incident" ON "clearances" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "containment_decisions_of_incident" ON "containment_decisions" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "permits_of_incident" ON "permits" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "events_of_incident" ON "events" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "events_of_subject" ON "events" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "evidence_of_incident" ON "evidence" USING btree ("incident_id","received_at");--> statement-breakpoint
CREATE INDEX "evidence_by_hash" ON "evidence" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "incident_now_of_site" ON "incident_now" USING btree ("site_id","exposure");--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_one_open" ON "incidents" USING btree ("system_id","advisory_id") WHERE closed_at is null and drill_id is null;--> statement-breakpoint
CREATE INDEX "incidents_of_advisory" ON "incidents" USING btree ("advisory_id");--> statement-breakpoint
CREATE INDEX "incidents_of_site" ON "incidents" USING btree ("site_id","opened_at");--> statement-breakpoint
CREATE INDEX "step_now_open" ON "step_now" USING btree ("site_id","role") WHERE state = 'available';--> statement-breakpoint
CREATE UNIQUE INDEX "match_decisions_one_holds" ON "match_decisions" USING btree ("match_id") WHERE current;--> statement-breakpoint
CREATE INDEX "matches_of_system" ON "matches" USING btree ("system_id");--> statement-breakpoint
CREATE INDEX "matches_of_site" ON "matches" USING btree ("site_id","advisory_id","level");--> statement-breakpoint
CREATE INDEX "contacts_of_site" ON "contacts" USING btree ("site_id");--> statement-breakpoint
CREATE INDEX "grants_of_person" ON "grants" USING btree ("person_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "grants_of_site" ON "grants" USING btree ("site_id","role") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id") WHERE revoked_at is null;--> statement-breakpoint
CREATE INDEX "sign_in_failures_of_account" ON "sign_in_failures" USING btree ("account","at");--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_per_side" ON "approvals" USING btree ("incident_id","purpose","side") WHERE voided_at is null;--> statement-breakpoint
CREATE INDEX "approvals_of_incident" ON "approvals" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "cancellations_one_open" ON "cancellations" USING btree ("incident_id") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "impact_answers_of_incident" ON "impact_answers" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "remediation_plans_of_incident" ON "remediation_plans" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "state_reports_of_incident" ON "state_reports" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "step_attempts_one_current" ON "step_attempts" USING btree ("incident_id","step_key") WHERE current;--> statement-breakpoint
CREATE INDEX "step_attempts_of_incident" ON "step_attempts" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "step_reviews_of_incident" ON "step_reviews" USING btree ("incident_id","seq");--> statement-breakpoint
CREATE INDEX "device_identities_of_system" ON "device_identities" USING btree ("system_id");--> statement-breakpoint
CREATE UNIQUE INDEX "imaging_systems_tag" ON "imaging_systems" USING btree ("site_id",lower("asset_tag"));--> statement-breakpoint
CREATE INDEX "imaging_systems_by_tag" ON "imaging_systems" USING btree ("asset_tag","id");--> statement-breakpoint
CREATE UNIQUE INDEX "network_states_one_holds" ON "network_states" USING btree ("system_id") WHERE superseded_by is null and not drill;--> statement-breakpoint
CREATE INDEX "network_states_of_system" ON "network_states" USING btree ("system_id","seq");