CREATE TABLE `audits` (
	`text_hash` text NOT NULL,
	`field_id` integer NOT NULL,
	`confidence` real NOT NULL,
	`right` integer NOT NULL,
	`reviewer` text NOT NULL,
	`audited_at` integer NOT NULL,
	PRIMARY KEY(`text_hash`, `field_id`),
	FOREIGN KEY (`field_id`) REFERENCES `fields`(`id`) ON UPDATE no action ON DELETE cascade
);
