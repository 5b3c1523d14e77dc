CREATE TABLE `provider_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`provider` text NOT NULL,
	`mark` text NOT NULL,
	`state` text NOT NULL,
	`prepared` text,
	`remote` text,
	`questions` integer NOT NULL,
	`cost` real NOT NULL,
	`owner` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `provider_questions` (
	`key` text PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL,
	`form` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `provider_batches`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `provider_questions_batch` ON `provider_questions` (`batch_id`);