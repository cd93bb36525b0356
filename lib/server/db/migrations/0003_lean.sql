CREATE INDEX "submissions_to_erase" ON "submissions" USING btree ("settled_at") WHERE "submissions"."lead" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "submissions_corrected_by" ON "submissions" USING btree ("corrected_by") WHERE "submissions"."corrected_by" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" DROP COLUMN "absent_reads";--> statement-breakpoint
ALTER TABLE "submissions" DROP COLUMN "look_ups";