(SELECT 'row' AS "kind", b.file_name || ', line ' || r.line AS "where", r.reason AS "what", '' AS "phone"
 FROM broken_row r JOIN batch b ON b.batch_id = r.batch_id ORDER BY b.arrival DESC, r.line FETCH FIRST 50 ROWS ONLY)
UNION ALL
(SELECT 'message', phone, text, phone FROM customer_message WHERE answer IN ('FAILED', 'UNKNOWN') ORDER BY arrival DESC FETCH FIRST 50 ROWS ONLY)
