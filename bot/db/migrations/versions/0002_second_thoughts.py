"""Wishes that were not sent again, calls that are held, people who left, words that were forgotten, /x."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("outbox", sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("couples", sa.Column("left_member", sa.LargeBinary(), nullable=True))
    op.add_column("people", sa.Column("country", sa.String(length=2), nullable=True))
    op.create_table(
        "chat_messages",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_chat_messages"),
    )
    op.create_index("ix_chat_messages_at", "chat_messages", ["at"])
    with op.batch_alter_table("signals") as signals:
        signals.add_column(sa.Column("repeats", sa.SmallInteger(), nullable=False, server_default="0"))
        signals.add_column(sa.Column("has_words", sa.Boolean(), nullable=False, server_default=sa.true()))
        signals.alter_column("receiver_id", existing_type=sa.BigInteger(), nullable=True)
        signals.create_index("ix_signals_sent_at", ["sent_at"])


def downgrade() -> None:
    """Take the schema back; signals that reached nobody are let go."""
    op.execute("DELETE FROM signals WHERE receiver_id IS NULL")
    with op.batch_alter_table("signals") as signals:
        signals.drop_index("ix_signals_sent_at")
        signals.alter_column("receiver_id", existing_type=sa.BigInteger(), nullable=False)
        signals.drop_column("has_words")
        signals.drop_column("repeats")
    op.drop_table("chat_messages")
    for table, column in (("people", "country"), ("couples", "left_member"), ("outbox", "is_held")):
        op.drop_column(table, column)  # without a batch: SQLite would drop the table, to which others refer
