-- The order of these words is the rule that an order's state only ever goes up: delivery events come late, twice and in
-- any order, and a fallback may still deliver what WhatsApp could not.
CREATE DOMAIN IF NOT EXISTS message_state AS ENUM (
  'QUEUED', 'SENDING', 'FAILED', 'UNKNOWN', 'REJECTED', 'SENT', 'UNDELIVERABLE', 'DELIVERED', 'READ');

CREATE TABLE IF NOT EXISTS orders (
  order_id      VARCHAR(64) PRIMARY KEY,
  arrival       BIGINT GENERATED ALWAYS AS IDENTITY,
  customer      VARCHAR NOT NULL,
  phone         VARCHAR NOT NULL,
  language      VARCHAR NOT NULL,
  items         VARCHAR NOT NULL,
  amount        DECIMAL(9, 2) NOT NULL,
  delivery_date DATE NOT NULL,
  batch_id      VARCHAR,
  state         message_state NOT NULL,
  message_id    VARCHAR,
  reason        VARCHAR,
  followed_up   BOOLEAN DEFAULT FALSE NOT NULL,
  updated_at    TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE INDEX IF NOT EXISTS orders_by_message ON orders (message_id);
CREATE INDEX IF NOT EXISTS orders_by_phone ON orders (phone);
CREATE INDEX IF NOT EXISTS orders_by_batch ON orders (batch_id);
CREATE INDEX IF NOT EXISTS orders_by_state ON orders (state);

ALTER TABLE orders ADD COLUMN IF NOT EXISTS asked INT DEFAULT 0 NOT NULL;

-- All that was told about messages, also before the answer to the send said which order a message belongs to.
CREATE TABLE IF NOT EXISTS message_news (
  message_id  VARCHAR NOT NULL,
  status_rank INT NOT NULL,
  description VARCHAR,
  state       message_state GENERATED ALWAYS AS (
    CASE WHEN status_rank >= 40 THEN 'READ' WHEN status_rank >= 30 THEN 'DELIVERED' WHEN status_rank >= 20 THEN 'UNDELIVERABLE' ELSE 'SENT' END),
  PRIMARY KEY (message_id, status_rank)
);

CREATE TABLE IF NOT EXISTS customer_message (
  event_id VARCHAR PRIMARY KEY,
  arrival  BIGINT GENERATED ALWAYS AS IDENTITY,
  phone    VARCHAR NOT NULL,
  text     VARCHAR NOT NULL,
  answer   message_state NOT NULL,
  reason   VARCHAR
);

CREATE TABLE IF NOT EXISTS receipt (
  name    VARCHAR(50) PRIMARY KEY,
  content BLOB NOT NULL,
  created TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL
);

-- The layout that Camel's JdbcMessageIdRepository expects.
CREATE TABLE IF NOT EXISTS CAMEL_MESSAGEPROCESSED (
  processorName VARCHAR(255),
  messageId     VARCHAR(100),
  createdAt     TIMESTAMP,
  PRIMARY KEY (processorName, messageId)
);

CREATE TABLE IF NOT EXISTS batch (
  batch_id  VARCHAR PRIMARY KEY,
  file_name VARCHAR NOT NULL,
  broken    INT DEFAULT 0 NOT NULL,
  known     INT DEFAULT 0 NOT NULL,
  complete  BOOLEAN DEFAULT FALSE NOT NULL,
  reported  BOOLEAN DEFAULT FALSE NOT NULL
);

ALTER TABLE batch ADD COLUMN IF NOT EXISTS arrival BIGINT GENERATED ALWAYS AS IDENTITY;

CREATE TABLE IF NOT EXISTS broken_row (
  batch_id VARCHAR NOT NULL,
  line     INT NOT NULL,
  reason   VARCHAR NOT NULL,
  PRIMARY KEY (batch_id, line)
);

CREATE OR REPLACE VIEW batch_progress AS
SELECT b.batch_id, b.file_name, b.broken, b.known, b.complete, b.reported, b.arrival,
  COUNT(o.order_id) AS total,
  COUNT(*) FILTER (WHERE o.state <= 'SENDING') AS waiting,
  COUNT(*) FILTER (WHERE o.state >= 'SENT') AS sent,
  COUNT(*) FILTER (WHERE o.state = 'SENT') AS undecided,
  COUNT(*) FILTER (WHERE o.state >= 'DELIVERED') AS delivered,
  COUNT(*) FILTER (WHERE o.state = 'UNDELIVERABLE') AS undeliverable,
  COUNT(*) FILTER (WHERE o.state = 'REJECTED') AS rejected,
  COUNT(*) FILTER (WHERE o.state = 'FAILED') AS failed,
  COUNT(*) FILTER (WHERE o.state = 'UNKNOWN') AS unclear,
  MAX(o.updated_at) AS updated_at
FROM batch b LEFT JOIN orders o ON o.batch_id = b.batch_id
GROUP BY b.batch_id, b.file_name, b.broken, b.known, b.complete, b.reported, b.arrival;

-- Whatever was under way when the application stopped may have been sent, so that nobody may send it again.
UPDATE orders SET state = 'UNKNOWN', reason = 'The application stopped before the answer came', updated_at = CURRENT_TIMESTAMP
WHERE state = 'SENDING';
UPDATE customer_message SET answer = 'UNKNOWN', reason = 'The application stopped before the answer came' WHERE answer = 'SENDING';
-- The file of a batch that was not read to its end is still in the folder and makes a new batch.
UPDATE batch SET reported = TRUE WHERE NOT complete;
