CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"status" integer,
	"answer" text,
	"technical" text
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"broker_id" text NOT NULL,
	"username" text NOT NULL,
	"partner_id" bigint NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"authorities" text[] NOT NULL,
	"obtained_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"refreshing_until" timestamp (3) with time zone,
	"refresh_failed_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"broker_id" text NOT NULL,
	"partner_id" bigint NOT NULL,
	"email_hash" text NOT NULL,
	"content_hash" text NOT NULL,
	"lead" text,
	"state" text NOT NULL,
	"reason" text,
	"technical" text,
	"lead_id" text,
	"attempts" integer NOT NULL,
	"fence" integer NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"unanswered_since" timestamp (3) with time zone,
	"last_sent_at" timestamp (3) with time zone,
	"next_at" timestamp (3) with time zone,
	"absent_reads" integer NOT NULL,
	"absent_since" timestamp (3) with time zone,
	"look_ups" integer NOT NULL,
	"conflicted" boolean NOT NULL,
	"corrected_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempts_submission" ON "attempts" USING btree ("submission_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "connections_account" ON "connections" USING btree ("broker_id","username");--> statement-breakpoint
CREATE INDEX "sessions_ends_at" ON "sessions" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "submissions_account" ON "submissions" USING btree ("connection_id","created_at");--> statement-breakpoint
CREATE INDEX "submissions_state" ON "submissions" USING btree ("state","next_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_on_their_way" ON "submissions" USING btree ("broker_id","partner_id","email_hash") WHERE "submissions"."state" IN ('sending', 'unknown');--> statement-breakpoint
CREATE INDEX "submissions_email" ON "submissions" USING btree ("broker_id","partner_id","email_hash");