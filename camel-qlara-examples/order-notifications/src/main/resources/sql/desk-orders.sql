-- An update may become visible after a later one, so that the last seconds come again.
SELECT order_id AS "orderId", arrival AS "arrival", customer AS "customer", phone AS "phone", items AS "items", amount AS "amount",
  CAST(state AS VARCHAR) AS "state", reason AS "reason", followed_up AS "followedUp",
  FORMATDATETIME(updated_at, 'yyyy-MM-dd''T''HH:mm:ss.SSSXXX') AS "updatedAt"
FROM orders
WHERE updated_at >= DATEADD('SECOND', -10, CAST(:#${header.since} AS TIMESTAMP WITH TIME ZONE))
ORDER BY arrival
