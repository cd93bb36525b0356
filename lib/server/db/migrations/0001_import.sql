CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"connection_id" uuid NOT NULL,
	"broker_id" text NOT NULL,
	"partner_id" bigint NOT NULL,
	"file_name" text,
	"header" text,
	"file_hash" text NOT NULL,
	"total" integer NOT NULL,
	"already" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "broker_pace" (
	"broker_id" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "column_matches" (
	"connection_id" uuid NOT NULL,
	"header_hash" text NOT NULL,
	"match" text NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "column_matches_connection_id_header_hash_pk" PRIMARY KEY("connection_id","header_hash")
);
--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "row_number" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "cells" text;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "column_matches" ADD CONSTRAINT "column_matches_connection_id_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_account" ON "batches" USING btree ("connection_id","created_at");--> statement-breakpoint
CREATE INDEX "batches_state" ON "batches" USING btree ("state");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_batch_row" ON "submissions" USING btree ("batch_id","row_number");--> statement-breakpoint
CREATE INDEX "submissions_batch_state" ON "submissions" USING btree ("batch_id","state","row_number");--> statement-breakpoint
CREATE INDEX "submissions_account_state" ON "submissions" USING btree ("connection_id","state");