"""Times that people named in an answer or for a topic."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "promises",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("signal_id", sa.BigInteger(), nullable=False),
        sa.Column("promiser_id", sa.BigInteger(), nullable=False),
        sa.Column("waiter_id", sa.BigInteger(), nullable=False),
        sa.Column("about", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("moves", sa.SmallInteger(), nullable=False),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_promises_couple_id_couples"),
        sa.ForeignKeyConstraint(["promiser_id"], ["people.id"], name="fk_promises_promiser_id_people"),
        sa.ForeignKeyConstraint(["waiter_id"], ["people.id"], name="fk_promises_waiter_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_promises"),
    )
    for column in ("couple_id", "signal_id", "promiser_id", "waiter_id"):
        op.create_index(f"ix_promises_{column}", "promises", [column])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("promises")
