-- Answers go by WhatsApp, so what came by another channel is for the staff. A message that is known was answered or will be, even if its event comes again after a crash.
MERGE INTO customer_message AS m
USING (VALUES (
  CAST(:#${header.CamelQlaraWhatsAppEventId} AS VARCHAR),
  '+' || TRIM(LEADING '+' FROM CAST(:#${header.CamelQlaraWhatsAppEventSource} AS VARCHAR)),
  COALESCE(CAST(:#${header.CamelQlaraWhatsAppEventText} AS VARCHAR), ''),
  CASE WHEN UPPER(TRIM(COALESCE(CAST(:#${header.CamelQlaraWhatsAppEventChannel} AS VARCHAR), 'WHATSAPP'))) = 'WHATSAPP' THEN 'QUEUED' ELSE 'FAILED' END
)) AS n (event_id, phone, text, answer)
ON m.event_id = n.event_id
WHEN NOT MATCHED THEN INSERT (event_id, phone, text, answer) VALUES (n.event_id, n.phone, n.text, n.answer)
