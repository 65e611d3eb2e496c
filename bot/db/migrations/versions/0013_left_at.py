"""When somebody was told that their partner has gone."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("people", sa.Column("left_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Take the schema back."""
    op.drop_column("people", "left_at")
