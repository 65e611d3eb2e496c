"""The part of a country whose help lines somebody is shown."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.add_column("people", sa.Column("country_part", sa.String(length=8), nullable=True))


def downgrade() -> None:
    """Take the schema back."""
    op.drop_column("people", "country_part")
