CREATE TABLE `word_texts` (
	`id` integer PRIMARY KEY NOT NULL,
	`entries` blob NOT NULL
);
