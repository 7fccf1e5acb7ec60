SELECT order_id, customer, language, items, amount, delivery_date, CAST(state AS VARCHAR) AS state
FROM orders WHERE phone = :#${variable.message[phone]} ORDER BY arrival DESC FETCH FIRST ROW ONLY
