DROP TABLE `words`;--> statement-breakpoint
DROP INDEX `descriptions_hash_unique`;--> statement-breakpoint
ALTER TABLE `descriptions` DROP COLUMN `hash`;