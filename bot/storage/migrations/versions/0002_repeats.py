"""Wishes that were not sent again, and calls that are held."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("signals", sa.Column("repeats", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("is_held", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the schema back."""
    with op.batch_alter_table("outbox") as outbox:
        outbox.drop_column("is_held")
    with op.batch_alter_table("signals") as signals:
        signals.drop_column("repeats")
