CREATE TABLE `example_reviews` (
	`id` integer PRIMARY KEY NOT NULL,
	`description_id` integer NOT NULL,
	`field_id` integer NOT NULL,
	`value` text,
	`reviewer` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	`run` text NOT NULL,
	`file` text NOT NULL,
	`line` integer NOT NULL,
	`shown` text,
	`before` text,
	FOREIGN KEY (`field_id`) REFERENCES `fields`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `example_reviews_example` ON `example_reviews` (`description_id`,`field_id`);--> statement-breakpoint
CREATE INDEX `example_reviews_line` ON `example_reviews` (`file`,`line`);--> statement-breakpoint
CREATE TABLE `reviewed_files` (
	`file` text PRIMARY KEY NOT NULL,
	`lines` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `example_reviews_deleted` AFTER DELETE ON `examples` WHEN old.`origin` IS 'reviewed' BEGIN
	DELETE FROM `example_reviews` WHERE `description_id` = old.`description_id` AND `field_id` = old.`field_id`;
END;
--> statement-breakpoint
CREATE TRIGGER `example_reviews_replaced` AFTER UPDATE OF `origin` ON `examples` WHEN old.`origin` IS 'reviewed' AND new.`origin` IS NOT 'reviewed' BEGIN
	DELETE FROM `example_reviews` WHERE `description_id` = old.`description_id` AND `field_id` = old.`field_id`;
END;
