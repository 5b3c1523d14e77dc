CREATE TABLE `responses` (
	`key` text PRIMARY KEY NOT NULL,
	`completion` text NOT NULL,
	`size` integer NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `responses_used_at` ON `responses` (`used_at`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`output` text NOT NULL,
	`settings` text NOT NULL,
	`started_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `runs_output_unique` ON `runs` (`output`);