"""Questions: when each person wants them, what was asked of whom, the answers, and the daily budget."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "started_messages",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("count", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_started_messages_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", "local_on", name="pk_started_messages"),
    )
    op.create_table(
        "checkin_settings",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("clock", sa.Time(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=True),
        sa.Column("is_reviewed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_checkin_settings_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", name="pk_checkin_settings"),
    )
    op.create_table(
        "checkin_rounds",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("item", sa.String(length=8), nullable=False),
        sa.Column("settles_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_checkin_rounds_couple_id_couples"),
        sa.PrimaryKeyConstraint("id", name="pk_checkin_rounds"),
        sa.UniqueConstraint("couple_id", "asked_on", name="uq_checkin_rounds_couple_id_asked_on"),
    )
    op.create_index("ix_checkin_rounds_asked_on", "checkin_rounds", ["asked_on"])
    op.create_table(
        "checkin_polls",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("round_id", sa.BigInteger(), nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("poll_id", sa.String(length=64), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("reveals_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_checkin_polls_couple_id_couples"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_checkin_polls_person_id_people"),
        sa.ForeignKeyConstraint(["round_id"], ["checkin_rounds.id"], name="fk_checkin_polls_round_id_checkin_rounds"),
        sa.PrimaryKeyConstraint("id", name="pk_checkin_polls"),
        sa.UniqueConstraint("poll_id", name="uq_checkin_polls_poll_id"),
        sa.UniqueConstraint("round_id", "person_id", name="uq_checkin_polls_round_id_person_id"),
    )
    op.create_index("ix_checkin_polls_asked_at", "checkin_polls", ["asked_at"])
    op.create_index("ix_checkin_polls_couple_id", "checkin_polls", ["couple_id"])
    op.create_index("ix_checkin_polls_person_id_asked_at", "checkin_polls", ["person_id", "asked_at"])
    op.create_table(
        "stray_polls",
        sa.Column("poll_id", sa.String(length=64), nullable=False),
        sa.Column("question_hash", sa.LargeBinary(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("poll_id", name="pk_stray_polls"),
    )
    op.create_index("ix_stray_polls_heard_at", "stray_polls", ["heard_at"])


def downgrade() -> None:
    """Take the schema back."""
    for table in ("stray_polls", "checkin_polls", "checkin_rounds", "checkin_settings", "started_messages"):
        op.drop_table(table)
