ALTER TABLE `examples` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `examples` ADD `source` text;--> statement-breakpoint
ALTER TABLE `examples` ADD `stated_at` integer;--> statement-breakpoint
ALTER TABLE `examples` ADD `replaced` text;--> statement-breakpoint
CREATE INDEX `examples_origin` ON `examples` (`origin`) WHERE "examples"."origin" is not null;