-- One running grant of a kind: a grant for all sites (site null) counts as equal to another one for all sites.
CREATE UNIQUE INDEX "grants_one_running" ON "grants" ("person_id", "role", "site_id") NULLS NOT DISTINCT WHERE "ended_at" IS NULL;
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "events_append_only" BEFORE UPDATE OR DELETE ON "events" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "events_no_truncate" BEFORE TRUNCATE ON "events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "checkpoints_append_only" BEFORE UPDATE OR DELETE ON "checkpoints" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "templates_immutable" BEFORE UPDATE OR DELETE ON "templates" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER "step_reviews_append_only" BEFORE UPDATE OR DELETE ON "step_reviews" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The last word on "nobody verifies their own work": whoever did or confirmed an attempt neither verifies nor rejects it.
CREATE FUNCTION refuse_own_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind IN ('verified', 'rejected') AND (
    EXISTS (SELECT 1 FROM step_attempts a WHERE a.id = NEW.attempt_id AND a.by_person = NEW.by_person)
    OR EXISTS (SELECT 1 FROM step_reviews r WHERE r.attempt_id = NEW.attempt_id AND r.kind = 'confirmed' AND r.by_person = NEW.by_person)
  ) THEN
    RAISE EXCEPTION 'own work is reviewed by another person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "step_reviews_by_another" BEFORE INSERT ON "step_reviews" FOR EACH ROW EXECUTE FUNCTION refuse_own_review();
--> statement-breakpoint
-- An attempt may only stop being the latest; nothing else of it ever changes.
CREATE FUNCTION refuse_attempt_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - 'current') IS DISTINCT FROM (to_jsonb(OLD) - 'current') THEN
    RAISE EXCEPTION 'step_attempts is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "step_attempts_append_only" BEFORE UPDATE OR DELETE ON "step_attempts" FOR EACH ROW EXECUTE FUNCTION refuse_attempt_change();
