-- A message that is known was answered or will be, even if its event comes again after a crash.
MERGE INTO customer_message AS m
USING (VALUES (
  CAST(:#${header.CamelQlaraWhatsAppEventId} AS VARCHAR),
  '+' || TRIM(LEADING '+' FROM CAST(:#${header.CamelQlaraWhatsAppEventSource} AS VARCHAR)),
  COALESCE(CAST(:#${header.CamelQlaraWhatsAppEventText} AS VARCHAR), '')
)) AS n (event_id, phone, text)
ON m.event_id = n.event_id
WHEN NOT MATCHED THEN INSERT (event_id, phone, text, answer) VALUES (n.event_id, n.phone, n.text, 'QUEUED')
