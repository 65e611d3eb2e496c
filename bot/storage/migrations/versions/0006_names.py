"""Whether somebody chose the name that their partner sees."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    with op.batch_alter_table("people") as people:
        people.add_column(sa.Column("is_name_chosen", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the schema back; names that were chosen give way to Telegram's with the next message of each."""
    with op.batch_alter_table("people") as people:
        people.drop_column("is_name_chosen")
