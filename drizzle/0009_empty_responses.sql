-- Completions without a text were taken for "absent" and kept; the questions are asked again.
DELETE FROM responses
WHERE trim(coalesce(json_extract(completion, '$.text'), ''), char(9, 10, 13, 32)) = ''
  AND json_extract(completion, '$.answers') IS NULL;
