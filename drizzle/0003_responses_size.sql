DROP INDEX `responses_used_at`;--> statement-breakpoint
CREATE INDEX `responses_used_at_size` ON `responses` (`used_at`,`size`);