"""Cards: needs for space that were prepared in calm."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "cards",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_cards_couple_id_couples"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_cards_person_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
    )
    for column in ("couple_id", "person_id", "used_at"):
        op.create_index(f"ix_cards_{column}", "cards", [column])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("cards")
