CREATE TABLE `descriptions` (
	`id` integer PRIMARY KEY NOT NULL,
	`text` text NOT NULL,
	`hash` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `descriptions_hash_unique` ON `descriptions` (`hash`);--> statement-breakpoint
CREATE TABLE `examples` (
	`id` integer PRIMARY KEY NOT NULL,
	`description_id` integer NOT NULL,
	`field_id` integer NOT NULL,
	`value` text,
	FOREIGN KEY (`description_id`) REFERENCES `descriptions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`field_id`) REFERENCES `fields`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `examples_description_field` ON `examples` (`description_id`,`field_id`);--> statement-breakpoint
CREATE TABLE `field_options` (
	`field_id` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`labels` text NOT NULL,
	`spellings` text NOT NULL,
	PRIMARY KEY(`field_id`, `position`),
	FOREIGN KEY (`field_id`) REFERENCES `fields`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `fields` (
	`id` integer PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`label` text NOT NULL,
	`labels` text NOT NULL,
	`type` text NOT NULL,
	`unit` text,
	`label_unit` text,
	`decimals` integer,
	`multiple` integer NOT NULL,
	`guideline` text,
	`pattern` text,
	`transform` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fields_code_unique` ON `fields` (`code`);--> statement-breakpoint
CREATE TABLE `models` (
	`scope` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`examples` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `words` (
	`word` text PRIMARY KEY NOT NULL,
	`descriptions` integer NOT NULL
);
