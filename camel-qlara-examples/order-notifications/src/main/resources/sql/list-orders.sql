SELECT order_id AS "orderId", customer AS "customer", phone AS "phone", items AS "items", amount AS "amount",
  CAST(delivery_date AS VARCHAR) AS "deliveryDate", CAST(state AS VARCHAR) AS "state", message_id AS "messageId",
  reason AS "reason", FORMATDATETIME(updated_at, 'yyyy-MM-dd''T''HH:mm:ssXXX') AS "updatedAt"
FROM orders ORDER BY arrival
