"""How long retries have put a call off, so that its wait can be told truly."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("outbox", sa.Column("put_off_ms", sa.BigInteger(), server_default="0", nullable=False))


def downgrade() -> None:
    """Take the schema back."""
    op.drop_column("outbox", "put_off_ms")
