DROP INDEX "step_now_open";--> statement-breakpoint
DROP INDEX "step_now_waiting";--> statement-breakpoint
ALTER TABLE "incident_now" ADD COLUMN "running_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "step_now" ADD COLUMN "holds" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "acceptances_ending" ON "acceptances" USING btree ("until");--> statement-breakpoint
CREATE INDEX "clearances_ending" ON "clearances" USING btree ("until");--> statement-breakpoint
CREATE INDEX "incident_now_running" ON "incident_now" USING btree ("site_id") WHERE running_since is not null;--> statement-breakpoint
CREATE INDEX "step_now_acting" ON "step_now" USING btree ("site_id","incident_id","step_key","position","role","kind","state","waits_for","due_at","holds") WHERE state = 'available' or waits_for is not null;--> statement-breakpoint
CREATE INDEX "matches_to_decide" ON "matches" USING btree ("advisory_id","site_id","system_id","id","level","recheck") WHERE level <> 'excluded' or recheck;--> statement-breakpoint
-- By hand: what the caches of before do not tell yet.
UPDATE "incident_now" n SET "running_since" = i."opened_at" FROM "incidents" i
WHERE i."id" = n."incident_id" AND i."closed_at" IS NULL AND i."drill_id" IS NULL;--> statement-breakpoint
UPDATE "step_now" step SET "holds" = held."count" FROM (
	SELECT other."incident_id", key, count(*) AS "count" FROM "step_now" other, jsonb_array_elements_text(other."blocked_by") key
	WHERE other."state" = 'blocked' GROUP BY 1, 2) held
WHERE held."incident_id" = step."incident_id" AND held."key" = step."step_key";--> statement-breakpoint
UPDATE "step_now" step SET "waits_for" = NULL FROM "incidents" i
WHERE i."id" = step."incident_id" AND i."closed_at" IS NOT NULL AND step."waits_for" IS NOT NULL;
