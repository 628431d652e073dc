-- Extensions
CREATE EXTENSION IF NOT EXISTS "citext";
CREATE EXTENSION IF NOT EXISTS "btree_gist";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";
CREATE EXTENSION IF NOT EXISTS "unaccent";

-- CreateEnum
CREATE TYPE "school_zone" AS ENUM ('A', 'B', 'C', 'OTHER');

-- CreateEnum
CREATE TYPE "structure_kind" AS ENUM ('LEISURE', 'AFTER_SCHOOL', 'CANTEEN', 'NURSERY', 'YOUTH');

-- CreateEnum
CREATE TYPE "capacity_mode" AS ENUM ('FIRST_COME', 'ALLOCATE');

-- CreateEnum
CREATE TYPE "cancel_mode" AS ENUM ('ON_REQUEST', 'NEVER');

-- CreateEnum
CREATE TYPE "enrolment_mode" AS ENUM ('AUTOMATIC', 'ON_REQUEST');

-- CreateEnum
CREATE TYPE "closed_reason" AS ENUM ('PUBLIC_HOLIDAY', 'SCHOOL_HOLIDAY', 'STRUCTURE');

-- CreateEnum
CREATE TYPE "household_status" AS ENUM ('ACCEPTED', 'ACTIVE', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "regime" AS ENUM ('CAF', 'MSA', 'OTHER');

-- CreateEnum
CREATE TYPE "civility" AS ENUM ('MADAME', 'MONSIEUR');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('F', 'M');

-- CreateEnum
CREATE TYPE "parental_authority" AS ENUM ('YES', 'NO', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "quotient_source" AS ENUM ('CAF', 'MSA', 'COMPUTED', 'DECLARED');

-- CreateEnum
CREATE TYPE "sign_up_status" AS ENUM ('PENDING', 'ACCEPTED', 'REFUSED');

-- CreateEnum
CREATE TYPE "session_stage" AS ENUM ('SET_PASSWORD', 'FULL');

-- CreateEnum
CREATE TYPE "token_purpose" AS ENUM ('INVITATION', 'FINISH_SIGN_UP', 'TRACK_SIGN_UP', 'RESET_PASSWORD');

-- CreateEnum
CREATE TYPE "permission" AS ENUM ('FAMILIES', 'REQUESTS', 'IMPORTS');

-- CreateEnum
CREATE TYPE "reservation_state" AS ENUM ('REQUESTED', 'RESERVED', 'REFUSED', 'WAITLISTED', 'CANCEL_REQUESTED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "attendance_status" AS ENUM ('PRESENT', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('QUEUED', 'SENT', 'FAILED');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('CHECKED', 'IMPORTED');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "school_zone" "school_zone" NOT NULL DEFAULT 'A',
    "holiday_region" TEXT NOT NULL DEFAULT 'METROPOLE',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "school_holiday" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,

    CONSTRAINT "school_holiday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "structure" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" CITEXT NOT NULL,
    "kind" "structure_kind" NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "email" CITEXT,
    "phone" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "open_to_sign_up" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "capacity_mode" "capacity_mode" NOT NULL DEFAULT 'FIRST_COME',
    "auto_validate" BOOLEAN NOT NULL DEFAULT false,
    "cancel_mode" "cancel_mode" NOT NULL DEFAULT 'ON_REQUEST',
    "enrolment_mode" "enrolment_mode" NOT NULL DEFAULT 'AUTOMATIC',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_policy" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "book_rule" JSONB NOT NULL,
    "cancel_rule" JSONB NOT NULL,

    CONSTRAINT "activity_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity_group" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "min_age" INTEGER NOT NULL,
    "max_age" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "activity_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_at" CHAR(5) NOT NULL,
    "ends_at" CHAR(5) NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot_day" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "closed_reason" "closed_reason",
    "capacity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "slot_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tariff" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "rule" JSONB NOT NULL,

    CONSTRAINT "tariff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household" (
    "id" UUID NOT NULL,
    "status" "household_status" NOT NULL,
    "external_ref" CITEXT,
    "address" TEXT NOT NULL DEFAULT '',
    "postal_code" TEXT NOT NULL DEFAULT '',
    "city" TEXT NOT NULL DEFAULT '',
    "regime" "regime",
    "allocataire_number" TEXT,
    "steps_done" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "household_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_structure" (
    "household_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,

    CONSTRAINT "household_structure_pkey" PRIMARY KEY ("household_id","structure_id")
);

-- CreateTable
CREATE TABLE "adult" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "civility" "civility",
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "phone" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "adult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child" (
    "id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "sex" "sex",
    "school_class" TEXT,

    CONSTRAINT "child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_child" (
    "household_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "rank" SMALLINT NOT NULL DEFAULT 1,

    CONSTRAINT "household_child_pkey" PRIMARY KEY ("household_id","child_id")
);

-- CreateTable
CREATE TABLE "guardianship" (
    "adult_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "parental_authority" "parental_authority" NOT NULL DEFAULT 'YES',
    "may_collect" BOOLEAN NOT NULL DEFAULT true,
    "emergency_contact" BOOLEAN NOT NULL DEFAULT true,
    "payer_share" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "guardianship_pkey" PRIMARY KEY ("adult_id","child_id")
);

-- CreateTable
CREATE TABLE "quotient_familial" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "value_cents" INTEGER NOT NULL,
    "source" "quotient_source" NOT NULL,
    "reference_month" DATE,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "quotient_familial_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_up" (
    "id" UUID NOT NULL,
    "status" "sign_up_status" NOT NULL DEFAULT 'PENDING',
    "structure_id" UUID NOT NULL,
    "civility" "civility",
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "email" CITEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "postal_code" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "privacy_accepted_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,
    "household_id" UUID,

    CONSTRAINT "sign_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_up_child" (
    "id" UUID NOT NULL,
    "sign_up_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "birth_date" DATE NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "sign_up_child_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "adult_id" UUID,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_login_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "stage" "session_stage" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" UUID NOT NULL,
    "purpose" "token_purpose" NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "account_id" UUID,
    "sign_up_id" UUID,
    "mail_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "is_admin" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_grant" (
    "staff_id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "permission" "permission" NOT NULL,

    CONSTRAINT "staff_grant_pkey" PRIMARY KEY ("staff_id","structure_id","permission")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "slot_day_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "household_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "state" "reservation_state" NOT NULL,
    "holds" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation_history" (
    "id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "from_state" "reservation_state",
    "to_state" "reservation_state" NOT NULL,
    "reason" TEXT,
    "request_id" UUID,
    "decision_id" UUID,

    CONSTRAINT "reservation_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation_request" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "outcomes" JSONB NOT NULL,

    CONSTRAINT "reservation_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "reservation_id" UUID NOT NULL,
    "status" "attendance_status" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("reservation_id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "to" CITEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'QUEUED',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "household_id" UUID,
    "account_id" UUID,
    "sign_up_id" UUID,
    "decision_id" UUID,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_attempt" (
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ok" BOOLEAN NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "mail_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_mail" (
    "mail_id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "local_mail_pkey" PRIMARY KEY ("mail_id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'CHECKED',
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "household_id" UUID,
    "sign_up_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "organisation_singleton_key" ON "organisation"("singleton");

-- CreateIndex
CREATE UNIQUE INDEX "structure_name_key" ON "structure"("name");

-- CreateIndex
CREATE UNIQUE INDEX "activity_structure_id_name_key" ON "activity"("structure_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "activity_group_activity_id_name_key" ON "activity_group"("activity_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "activity_group_id_activity_id_key" ON "activity_group"("id", "activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "slot_activity_id_name_key" ON "slot"("activity_id", "name");

-- CreateIndex
CREATE INDEX "slot_day_group_id_date_idx" ON "slot_day"("group_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "slot_day_slot_id_group_id_date_key" ON "slot_day"("slot_id", "group_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "slot_day_id_slot_id_date_key" ON "slot_day"("id", "slot_id", "date");

-- CreateIndex
CREATE UNIQUE INDEX "household_external_ref_key" ON "household"("external_ref");

-- CreateIndex
CREATE INDEX "household_structure_structure_id_idx" ON "household_structure"("structure_id");

-- CreateIndex
CREATE INDEX "adult_household_id_idx" ON "adult"("household_id");

-- CreateIndex
CREATE INDEX "adult_name_key_idx" ON "adult" USING GIN ("name_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "adult_phone_idx" ON "adult"("phone");

-- CreateIndex
CREATE INDEX "child_name_key_birth_date_idx" ON "child"("name_key", "birth_date");

-- CreateIndex
CREATE INDEX "child_name_trgm" ON "child" USING GIN ("name_key" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "household_child_child_id_rank_key" ON "household_child"("child_id", "rank");

-- CreateIndex
CREATE INDEX "guardianship_child_id_idx" ON "guardianship"("child_id");

-- CreateIndex
CREATE INDEX "enrolment_activity_id_idx" ON "enrolment"("activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_up_household_id_key" ON "sign_up"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_up_child_sign_up_id_position_key" ON "sign_up_child"("sign_up_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_adult_id_key" ON "account"("adult_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_staff_id_key" ON "account"("staff_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "token_secret_hash_key" ON "token"("secret_hash");

-- CreateIndex
CREATE INDEX "token_account_id_idx" ON "token"("account_id");

-- CreateIndex
CREATE INDEX "token_sign_up_id_idx" ON "token"("sign_up_id");

-- CreateIndex
CREATE INDEX "token_mail_id_idx" ON "token"("mail_id");

-- CreateIndex
CREATE INDEX "reservation_child_id_date_idx" ON "reservation"("child_id", "date");

-- CreateIndex
CREATE INDEX "reservation_slot_day_id_idx" ON "reservation"("slot_day_id");

-- CreateIndex
CREATE INDEX "reservation_request_id_idx" ON "reservation"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservation_child_id_slot_id_date_key" ON "reservation"("child_id", "slot_id", "date");

-- CreateIndex
CREATE INDEX "reservation_history_request_id_idx" ON "reservation_history"("request_id");

-- CreateIndex
CREATE INDEX "reservation_history_decision_id_idx" ON "reservation_history"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservation_history_reservation_id_version_key" ON "reservation_history"("reservation_id", "version");

-- CreateIndex
CREATE INDEX "reservation_request_household_id_created_at_idx" ON "reservation_request"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_household_id_created_at_idx" ON "mail"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_sign_up_id_idx" ON "mail"("sign_up_id");

-- CreateIndex
CREATE INDEX "mail_attempt_mail_id_idx" ON "mail_attempt"("mail_id");

-- CreateIndex
CREATE INDEX "audit_event_household_id_at_idx" ON "audit_event"("household_id", "at");

-- AddForeignKey
ALTER TABLE "school_holiday" ADD CONSTRAINT "school_holiday_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "structure" ADD CONSTRAINT "structure_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_policy" ADD CONSTRAINT "activity_policy_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_group" ADD CONSTRAINT "activity_group_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot" ADD CONSTRAINT "slot_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_day" ADD CONSTRAINT "slot_day_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_day" ADD CONSTRAINT "slot_day_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "activity_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tariff" ADD CONSTRAINT "tariff_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_structure" ADD CONSTRAINT "household_structure_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_structure" ADD CONSTRAINT "household_structure_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adult" ADD CONSTRAINT "adult_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_child" ADD CONSTRAINT "household_child_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_child" ADD CONSTRAINT "household_child_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_adult_id_fkey" FOREIGN KEY ("adult_id") REFERENCES "adult"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotient_familial" ADD CONSTRAINT "quotient_familial_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_group_id_activity_id_fkey" FOREIGN KEY ("group_id", "activity_id") REFERENCES "activity_group"("id", "activity_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up" ADD CONSTRAINT "sign_up_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_up_child" ADD CONSTRAINT "sign_up_child_sign_up_id_fkey" FOREIGN KEY ("sign_up_id") REFERENCES "sign_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_adult_id_fkey" FOREIGN KEY ("adult_id") REFERENCES "adult"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_sign_up_id_fkey" FOREIGN KEY ("sign_up_id") REFERENCES "sign_up"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_grant" ADD CONSTRAINT "staff_grant_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_grant" ADD CONSTRAINT "staff_grant_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_slot_day_id_slot_id_date_fkey" FOREIGN KEY ("slot_day_id", "slot_id", "date") REFERENCES "slot_day"("id", "slot_id", "date") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "reservation_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_history" ADD CONSTRAINT "reservation_history_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_history" ADD CONSTRAINT "reservation_history_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "reservation_request"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_history" ADD CONSTRAINT "reservation_history_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_request" ADD CONSTRAINT "reservation_request_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_sign_up_id_fkey" FOREIGN KEY ("sign_up_id") REFERENCES "sign_up"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mail_attempt" ADD CONSTRAINT "mail_attempt_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_mail" ADD CONSTRAINT "local_mail_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "mail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_sign_up_id_fkey" FOREIGN KEY ("sign_up_id") REFERENCES "sign_up"("id") ON DELETE SET NULL ON UPDATE CASCADE;


