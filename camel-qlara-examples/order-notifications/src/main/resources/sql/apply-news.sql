-- News is matched by the order id, which was sent along as the message's id, and by the id that the service gave.
UPDATE orders o SET
  state = (SELECT MAX(n.state) FROM message_news n WHERE n.message_id IN (o.order_id, o.message_id)),
  reason = (SELECT n.description FROM message_news n WHERE n.message_id IN (o.order_id, o.message_id)
            ORDER BY n.state DESC FETCH FIRST ROW ONLY),
  updated_at = CURRENT_TIMESTAMP
WHERE (o.order_id = :#${variable.messageId} OR o.message_id = :#${variable.messageId})
  AND o.state < (SELECT MAX(n.state) FROM message_news n WHERE n.message_id IN (o.order_id, o.message_id))
