"""People, couples, invitations, signals, dialogues, updates, the outbox and the agenda."""

import sqlalchemy as sa
from alembic import op

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema forward."""
    op.create_table(
        "agenda",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("couple_id", sa.BigInteger(), nullable=True),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("occurrence", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda")),
        sa.UniqueConstraint("occurrence", name=op.f("uq_agenda_occurrence")),
    )
    op.create_index(op.f("ix_agenda_couple_id"), "agenda", ["couple_id"], unique=False)
    op.create_index(op.f("ix_agenda_due_at"), "agenda", ["due_at"], unique=False)
    op.create_index(op.f("ix_agenda_person_id"), "agenda", ["person_id"], unique=False)
    op.create_index(op.f("ix_agenda_subject_id"), "agenda", ["subject_id"], unique=False)
    op.create_table(
        "couples",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_id", sa.BigInteger(), nullable=False),
        sa.Column("connected_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_couples")),
    )
    op.create_table(
        "data_keys",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("master_id", sa.String(length=16), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_keys")),
    )
    op.create_index(op.f("ix_data_keys_master_id"), "data_keys", ["master_id"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("id", SERIAL, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.SmallInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=True),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.Column("about", sa.String(length=80), nullable=True),
        sa.Column("dedupe_key", sa.String(length=120), nullable=True),
        sa.Column("replaces", sa.String(length=120), nullable=True),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("lease_ms", sa.BigInteger(), nullable=True),
        sa.Column("claim", sa.BigInteger(), nullable=True),
        sa.Column("last_error", sa.String(length=60), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_chat", "outbox", ["chat_id", "lane", "id"], unique=False)
    op.create_index(op.f("ix_outbox_couple_id"), "outbox", ["couple_id"], unique=False)
    op.create_index(
        "ix_outbox_expires_at",
        "outbox",
        ["expires_at"],
        unique=False,
        sqlite_where=sa.text("state = 0 AND expires_at IS NOT NULL"),
        postgresql_where=sa.text("state = 0 AND expires_at IS NOT NULL"),
    )
    op.create_index(
        "ix_outbox_leased",
        "outbox",
        ["lease_ms"],
        unique=False,
        sqlite_where=sa.text("state = 1"),
        postgresql_where=sa.text("state = 1"),
    )
    op.create_index(
        "ix_outbox_ready",
        "outbox",
        ["lane", "not_before", "id"],
        unique=False,
        sqlite_where=sa.text("state = 0"),
        postgresql_where=sa.text("state = 0"),
    )
    op.create_index(
        "ix_outbox_replaces",
        "outbox",
        ["replaces"],
        unique=False,
        sqlite_where=sa.text("replaces IS NOT NULL"),
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.create_index(
        "uq_outbox_dedupe_key",
        "outbox",
        ["dedupe_key"],
        unique=True,
        sqlite_where=sa.text("dedupe_key IS NOT NULL"),
        postgresql_where=sa.text("dedupe_key IS NOT NULL"),
    )
    op.create_table(
        "send_budgets",
        sa.Column("scope", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("tat_us", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_send_budgets")),
    )
    op.create_table(
        "set_aside_updates",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("error", sa.String(length=300), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("put_aside_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_set_aside_updates")),
    )
    op.create_index(op.f("ix_set_aside_updates_person_id"), "set_aside_updates", ["person_id"], unique=False)
    op.create_table(
        "updates",
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("update_id", name=op.f("pk_updates")),
    )
    op.create_index(op.f("ix_updates_taken_at"), "updates", ["taken_at"], unique=False)
    op.create_table(
        "people",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("is_language_chosen", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("tone", sa.String(length=16), nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=True),
        sa.Column("is_reachable", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("is_discreet", sa.Boolean(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=False),
        sa.Column("quiet_to", sa.Time(), nullable=False),
        sa.Column("holds_at_night", sa.Boolean(), nullable=False),
        sa.Column("takes_lines", sa.Boolean(), nullable=False),
        sa.Column("takes_reminders", sa.Boolean(), nullable=False),
        sa.Column("undo_seconds", sa.SmallInteger(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name=op.f("fk_people_couple_id_couples")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
    )
    op.create_index(op.f("ix_people_couple_id"), "people", ["couple_id"], unique=False)
    op.create_table(
        "dialogues",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_dialogues_person_id_people")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_dialogues")),
    )
    op.create_table(
        "invites",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("inviter_id", sa.BigInteger(), nullable=False),
        sa.Column("invited_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["invited_id"], ["people.id"], name=op.f("fk_invites_invited_id_people")),
        sa.ForeignKeyConstraint(["inviter_id"], ["people.id"], name=op.f("fk_invites_inviter_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invites")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invites_token_hash")),
    )
    op.create_index(op.f("ix_invites_invited_id"), "invites", ["invited_id"], unique=False)
    op.create_index("ix_invites_inviter_id_created_at", "invites", ["inviter_id", "created_at"], unique=False)
    op.create_index(
        "uq_invites_live",
        "invites",
        ["inviter_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('open', 'accepted')"),
        postgresql_where=sa.text("state IN ('open', 'accepted')"),
    )
    op.create_table(
        "signals",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("couple_id", sa.BigInteger(), nullable=False),
        sa.Column("sender_id", sa.BigInteger(), nullable=False),
        sa.Column("receiver_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("strength", sa.SmallInteger(), nullable=False),
        sa.Column("wording", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("until_at", sa.BigInteger(), nullable=True),
        sa.Column("delivered_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("extensions", sa.SmallInteger(), nullable=False),
        sa.Column("receipt_message_id", sa.BigInteger(), nullable=True),
        sa.Column("relay_message_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["couple_id"], ["couples.id"], name=op.f("fk_signals_couple_id_couples")),
        sa.ForeignKeyConstraint(["receiver_id"], ["people.id"], name=op.f("fk_signals_receiver_id_people")),
        sa.ForeignKeyConstraint(["sender_id"], ["people.id"], name=op.f("fk_signals_sender_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signals")),
    )
    op.create_index(op.f("ix_signals_couple_id"), "signals", ["couple_id"], unique=False)
    op.create_index("ix_signals_receiver_id_sent_at", "signals", ["receiver_id", "sent_at"], unique=False)
    op.create_index("ix_signals_sender_id_sent_at", "signals", ["sender_id", "sent_at"], unique=False)


def downgrade() -> None:
    """Take the schema back."""
    op.drop_index("ix_signals_sender_id_sent_at", table_name="signals")
    op.drop_index("ix_signals_receiver_id_sent_at", table_name="signals")
    op.drop_index(op.f("ix_signals_couple_id"), table_name="signals")
    op.drop_table("signals")
    op.drop_index(
        "uq_invites_live",
        table_name="invites",
        sqlite_where=sa.text("state IN ('open', 'accepted')"),
        postgresql_where=sa.text("state IN ('open', 'accepted')"),
    )
    op.drop_index("ix_invites_inviter_id_created_at", table_name="invites")
    op.drop_index(op.f("ix_invites_invited_id"), table_name="invites")
    op.drop_table("invites")
    op.drop_table("dialogues")
    op.drop_index(op.f("ix_people_couple_id"), table_name="people")
    op.drop_table("people")
    op.drop_index(op.f("ix_updates_taken_at"), table_name="updates")
    op.drop_table("updates")
    op.drop_index(op.f("ix_set_aside_updates_person_id"), table_name="set_aside_updates")
    op.drop_table("set_aside_updates")
    op.drop_table("send_budgets")
    op.drop_index(
        "uq_outbox_dedupe_key",
        table_name="outbox",
        sqlite_where=sa.text("dedupe_key IS NOT NULL"),
        postgresql_where=sa.text("dedupe_key IS NOT NULL"),
    )
    op.drop_index(
        "ix_outbox_replaces",
        table_name="outbox",
        sqlite_where=sa.text("replaces IS NOT NULL"),
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.drop_index(
        "ix_outbox_ready", table_name="outbox", sqlite_where=sa.text("state = 0"), postgresql_where=sa.text("state = 0")
    )
    op.drop_index(
        "ix_outbox_leased",
        table_name="outbox",
        sqlite_where=sa.text("state = 1"),
        postgresql_where=sa.text("state = 1"),
    )
    op.drop_index(
        "ix_outbox_expires_at",
        table_name="outbox",
        sqlite_where=sa.text("state = 0 AND expires_at IS NOT NULL"),
        postgresql_where=sa.text("state = 0 AND expires_at IS NOT NULL"),
    )
    op.drop_index(op.f("ix_outbox_couple_id"), table_name="outbox")
    op.drop_index("ix_outbox_chat", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index(op.f("ix_data_keys_master_id"), table_name="data_keys")
    op.drop_table("data_keys")
    op.drop_table("couples")
    op.drop_index(op.f("ix_agenda_subject_id"), table_name="agenda")
    op.drop_index(op.f("ix_agenda_person_id"), table_name="agenda")
    op.drop_index(op.f("ix_agenda_due_at"), table_name="agenda")
    op.drop_index(op.f("ix_agenda_couple_id"), table_name="agenda")
    op.drop_table("agenda")
