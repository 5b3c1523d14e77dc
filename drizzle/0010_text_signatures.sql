CREATE TABLE `text_signatures` (
	`signature` integer NOT NULL,
	`description_id` integer NOT NULL,
	`whole` integer NOT NULL,
	PRIMARY KEY(`signature`, `description_id`)
);
