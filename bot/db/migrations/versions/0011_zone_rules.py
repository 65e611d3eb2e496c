"""By which version of the rules of time zones the agenda was planned."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "zone_rules",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_zone_rules"),
    )


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("zone_rules")
