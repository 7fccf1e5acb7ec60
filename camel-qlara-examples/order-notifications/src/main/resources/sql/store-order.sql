-- An order that is known is left alone, whatever its state, except when its message surely never left.
MERGE INTO orders AS o
USING (VALUES (
  CAST(:#order_id AS VARCHAR), CAST(:#customer AS VARCHAR), CAST(:#phone AS VARCHAR), CAST(:#language AS VARCHAR),
  CAST(:#items AS VARCHAR), CAST(:#amount AS DECIMAL(9, 2)), CAST(:#delivery_date AS DATE), CAST(:#${variable.batchId} AS VARCHAR)
)) AS n (order_id, customer, phone, language, items, amount, delivery_date, batch_id)
ON o.order_id = n.order_id
WHEN MATCHED AND o.state = 'FAILED' THEN UPDATE SET
  customer = n.customer, phone = n.phone, language = n.language, items = n.items, amount = n.amount,
  delivery_date = n.delivery_date, batch_id = n.batch_id, state = 'QUEUED', reason = NULL, updated_at = CURRENT_TIMESTAMP
WHEN NOT MATCHED THEN
  INSERT (order_id, customer, phone, language, items, amount, delivery_date, batch_id, state)
  VALUES (n.order_id, n.customer, n.phone, n.language, n.items, n.amount, n.delivery_date, n.batch_id, 'QUEUED')
