CREATE TABLE `structure` (
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`position` integer NOT NULL,
	`body` text NOT NULL,
	`details` text,
	PRIMARY KEY(`kind`, `code`)
);
--> statement-breakpoint
ALTER TABLE `fields` ADD `akeneo` text;