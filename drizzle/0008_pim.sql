CREATE TABLE `pim_products` (
	`source` text NOT NULL,
	`product` text NOT NULL,
	`description_id` integer NOT NULL,
	`fields` text NOT NULL,
	PRIMARY KEY(`source`, `product`)
);
--> statement-breakpoint
CREATE INDEX `pim_products_description` ON `pim_products` (`description_id`);--> statement-breakpoint
CREATE TABLE `pim_pulls` (
	`source` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pim_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`origin` text NOT NULL,
	`input` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `pim_writes` (
	`id` integer PRIMARY KEY NOT NULL,
	`run_id` integer NOT NULL,
	`entity` text NOT NULL,
	`key` text NOT NULL,
	`attribute` text NOT NULL,
	`locale` text NOT NULL,
	`scope` text NOT NULL,
	`before` text,
	`after` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `pim_runs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pim_writes_place` ON `pim_writes` (`run_id`,`entity`,`key`,`attribute`,`locale`,`scope`);