"""Whether somebody chose the name that their partner sees."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    # Without a batch, in which SQLite would drop the table for a new one, though others refer to its rows.
    op.add_column("people", sa.Column("is_name_chosen", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the schema back; names that were chosen give way to Telegram's with the next message of each."""
    op.drop_column("people", "is_name_chosen")
