-- The index holds no text of its own. Rows are added in bulk when a load ends: one at a time costs four times as much.
CREATE VIRTUAL TABLE `description_search` USING fts5(
	`text`,
	content = 'descriptions',
	content_rowid = 'id',
	tokenize = 'unicode61 remove_diacritics 2'
);
--> statement-breakpoint
-- A load writes few large segments instead of many small ones that have to be merged.
INSERT INTO `description_search`(`description_search`, `rank`) VALUES ('hashsize', 67108864);
--> statement-breakpoint
CREATE TRIGGER `descriptions_delete_search` AFTER DELETE ON `descriptions` BEGIN
	INSERT INTO `description_search`(`description_search`, `rowid`, `text`) VALUES ('delete', old.`id`, old.`text`);
END;
