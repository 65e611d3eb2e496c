"""Courses of lessons, and questions from lessons on their way to the partner."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "courses",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("is_begun", sa.Boolean(), nullable=False),
        sa.Column("clock", sa.Time(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_courses_person_id_people"),
        sa.PrimaryKeyConstraint("person_id", name="pk_courses"),
    )
    op.create_table(
        "lesson_questions",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=True),
        sa.Column("way", sa.String(length=12), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("receipt_message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name="fk_lesson_questions_couple_id_couples"),
        sa.ForeignKeyConstraint(["receiver_id"], ["people.id"], name="fk_lesson_questions_receiver_id_people"),
        sa.ForeignKeyConstraint(["sender_id"], ["people.id"], name="fk_lesson_questions_sender_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_lesson_questions"),
    )
    op.create_index("ix_lesson_questions_asked_at", "lesson_questions", ["asked_at"])
    op.create_index("ix_lesson_questions_couple_id", "lesson_questions", ["couple_id"])
    op.create_index("ix_lesson_questions_receiver_id", "lesson_questions", ["receiver_id"])


def downgrade() -> None:
    """Take the schema back."""
    op.drop_table("lesson_questions")
    op.drop_table("courses")
