"""What clocks showed for times that were named, and for the end of a pause that was."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward. Rows from before have none: their instants stay."""
    op.add_column("promises", sa.Column("clocks", sa.String(512), nullable=True))
    op.add_column("people", sa.Column("pause_clock", sa.String(96), nullable=True))


def downgrade() -> None:
    """Take the schema back."""
    op.drop_column("promises", "clocks")
    op.drop_column("people", "pause_clock")
