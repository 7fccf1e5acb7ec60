-- One row for each order: the claim, the result of the send, and the state of the message.
CREATE TABLE IF NOT EXISTS messages (
  id VARCHAR(100) PRIMARY KEY,
  -- who may send it, and until when; meaningless once there is a result
  claimed_by VARCHAR(200) NOT NULL,
  claimed_until TIMESTAMP WITH TIME ZONE NOT NULL,
  -- SENT or REJECTED; null while nobody knows
  result VARCHAR(20),
  message_id VARCHAR(100),
  worker VARCHAR(50),
  -- whether the outcome was unknown for a time
  asked BOOLEAN DEFAULT FALSE NOT NULL,
  status VARCHAR(30) DEFAULT 'NEW' NOT NULL,
  status_rank INT DEFAULT 0 NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_message_id ON messages (message_id);
