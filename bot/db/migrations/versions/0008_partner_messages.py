"""Messages in somebody's own words to their partner."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_TABLE = "partner_messages"


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        _TABLE,
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=True),
        sa.Column("way", sa.String(12), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.BigInteger(), nullable=False),
        sa.Column("receipt_message_id", sa.BigInteger(), nullable=True),
        sa.Column("relay_message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name=f"fk_{_TABLE}_couple_id_couples"),
        sa.ForeignKeyConstraint(["sender_id"], ["people.id"], name=f"fk_{_TABLE}_sender_id_people"),
        sa.ForeignKeyConstraint(["receiver_id"], ["people.id"], name=f"fk_{_TABLE}_receiver_id_people"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{_TABLE}"),
    )
    for column in ("couple_id", "sender_id", "receiver_id", "written_at"):
        op.create_index(f"ix_{_TABLE}_{column}", _TABLE, [column])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table(_TABLE)
