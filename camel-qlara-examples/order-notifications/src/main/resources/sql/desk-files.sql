SELECT batch_id AS "id", file_name AS "name", complete AS "complete", total AS "total", waiting AS "waiting", sent AS "sent",
  delivered AS "delivered", undeliverable + rejected + failed + unclear AS "wrong", broken AS "broken", known AS "known"
FROM batch_progress ORDER BY arrival DESC FETCH FIRST 5 ROWS ONLY
