"""Who wants a look back on each month, and which answers both were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "look_back_wishes",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_look_back_wishes_couple_id_couples"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_look_back_wishes_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", name="pk_look_back_wishes"),
    )
    op.create_index("ix_look_back_wishes_couple_id", "look_back_wishes", ["couple_id"])
    op.add_column("checkin_polls", sa.Column("is_shown", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the schema back."""
    op.drop_column("checkin_polls", "is_shown")
    op.drop_table("look_back_wishes")
