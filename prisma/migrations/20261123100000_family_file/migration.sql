-- CreateEnum
CREATE TYPE "file_subject" AS ENUM ('HOUSEHOLD', 'ADULT', 'CHILD', 'PERSON');

-- CreateEnum
CREATE TYPE "change_state" AS ENUM ('PENDING', 'APPLIED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "file_request_kind" AS ENUM ('ADD_ADULT', 'ADD_CHILD', 'ADD_PERSON', 'REMOVE_ADULT', 'REMOVE_CHILD', 'CUSTODY', 'OTHER');

-- CreateEnum
CREATE TYPE "file_request_state" AS ENUM ('PENDING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "consent_kind" AS ENUM ('PHOTO', 'TRANSPORT', 'EMERGENCY_CARE', 'LEAVE_ALONE');

-- CreateEnum
CREATE TYPE "health_read_purpose" AS ENUM ('SCREEN', 'SHEET', 'TRIP', 'PIECE', 'DECISION');

-- CreateEnum
CREATE TYPE "file_store" AS ENUM ('DISK', 'UPLOADTHING');

-- CreateEnum
CREATE TYPE "file_state" AS ENUM ('STORING', 'QUARANTINE', 'READY', 'REFUSED');

-- CreateEnum
CREATE TYPE "piece_kind" AS ENUM ('INSURANCE', 'VACCINATION', 'QF_PROOF', 'PAI', 'PRESCRIPTION', 'IDENTITY', 'JUDGMENT', 'OTHER');

-- CreateEnum
CREATE TYPE "piece_scope" AS ENUM ('CHILD', 'HOUSEHOLD');

-- CreateEnum
CREATE TYPE "piece_validity" AS ENUM ('FOR_EVER', 'SCHOOL_YEAR', 'MONTHS', 'CHOSEN');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('RECEIVED', 'VERIFIED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "audience" AS ENUM ('EVERYBODY', 'STRUCTURE', 'HOUSEHOLD');

-- CreateEnum
CREATE TYPE "document_category" AS ENUM ('RULES', 'MENU', 'FORM', 'NEWS', 'LETTER', 'OTHER');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "permission" ADD VALUE 'HEALTH';
ALTER TYPE "permission" ADD VALUE 'DOCUMENTS';
ALTER TYPE "permission" ADD VALUE 'SETTINGS';

-- AlterTable
ALTER TABLE "adult" ADD COLUMN     "birth_country" TEXT,
ADD COLUMN     "birth_date" DATE,
ADD COLUMN     "birth_name" TEXT,
ADD COLUMN     "birth_place" TEXT,
ADD COLUMN     "employer" TEXT,
ADD COLUMN     "file_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "profession" TEXT,
ADD COLUMN     "work_phone" TEXT;

-- AlterTable
ALTER TABLE "child" ADD COLUMN     "birth_country" TEXT,
ADD COLUMN     "birth_place" TEXT,
ADD COLUMN     "file_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "school" TEXT;

-- AlterTable
ALTER TABLE "guardianship" ADD COLUMN     "authority_file_id" UUID;

-- AlterTable
ALTER TABLE "household" ADD COLUMN     "address_extra" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "file_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "quotient_familial" ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "checked_by_id" UUID,
ADD COLUMN     "upload_id" UUID;

-- CreateTable
CREATE TABLE "file_settings" (
    "structure_id" UUID NOT NULL,
    "fields" JSONB NOT NULL DEFAULT '{}',
    "domains" JSONB NOT NULL DEFAULT '{}',
    "both_parents" TEXT[] DEFAULT ARRAY['PHOTO']::TEXT[],
    "confirm_from" CHAR(5),
    "block_unconfirmed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "file_settings_pkey" PRIMARY KEY ("structure_id")
);

-- CreateTable
CREATE TABLE "change_set" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "account_id" UUID,
    "subject" "file_subject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_set_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_change" (
    "id" UUID NOT NULL,
    "change_set_id" UUID NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "state" "change_state" NOT NULL,
    "old_value" JSONB,
    "new_value" JSONB,
    "sealed" BYTEA,
    "version" INTEGER,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reason" TEXT,

    CONSTRAINT "field_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_request" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "account_id" UUID,
    "kind" "file_request_kind" NOT NULL,
    "subject_id" UUID,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "message" TEXT NOT NULL DEFAULT '',
    "state" "file_request_state" NOT NULL DEFAULT 'PENDING',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,

    CONSTRAINT "file_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorised_person" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "relation" TEXT NOT NULL DEFAULT '',
    "phone" TEXT,
    "may_collect" BOOLEAN NOT NULL DEFAULT true,
    "emergency_contact" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "identity_checked_at" TIMESTAMPTZ(3),
    "identity_checked_by_id" UUID,
    "file_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "authorised_person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authorised_person_child" (
    "person_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,

    CONSTRAINT "authorised_person_child_pkey" PRIMARY KEY ("person_id","child_id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "adult_id" UUID NOT NULL,
    "kind" "consent_kind" NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "valid_to" DATE,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "child_health" (
    "child_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "child_health_pkey" PRIMARY KEY ("child_id")
);

-- CreateTable
CREATE TABLE "health_read" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "account_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "purpose" "health_read_purpose" NOT NULL,

    CONSTRAINT "health_read_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_plan" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "pattern" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "custody_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_day" (
    "child_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "household_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "custody_day_pkey" PRIMARY KEY ("child_id","date")
);

-- CreateTable
CREATE TABLE "staff_note" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "household_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "moves" JSONB NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "household_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "store" "file_store" NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "sealed" BOOLEAN NOT NULL DEFAULT false,
    "state" "file_state" NOT NULL,
    "refusal" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece_type" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "kind" "piece_kind" NOT NULL,
    "scope" "piece_scope" NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "health" BOOLEAN NOT NULL DEFAULT false,
    "validity" "piece_validity" NOT NULL DEFAULT 'SCHOOL_YEAR',
    "months" INTEGER,
    "reminder_days" INTEGER NOT NULL DEFAULT 30,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "piece_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "family_upload" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "child_id" UUID,
    "piece_type_id" UUID,
    "file_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "health" BOOLEAN NOT NULL DEFAULT false,
    "state" "upload_state" NOT NULL DEFAULT 'RECEIVED',
    "reason" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "family_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "published_document" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "category" "document_category" NOT NULL,
    "audience" "audience" NOT NULL,
    "structure_id" UUID,
    "household_id" UUID,
    "file_id" UUID NOT NULL,
    "display_from" DATE NOT NULL,
    "display_to" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "published_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_opening" (
    "document_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_opening_pkey" PRIMARY KEY ("document_id","account_id")
);

-- CreateIndex
CREATE INDEX "change_set_household_id_created_at_idx" ON "change_set"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "change_set_subject_id_domain_idx" ON "change_set"("subject_id", "domain");

-- CreateIndex
CREATE INDEX "field_change_subject_id_version_idx" ON "field_change"("subject_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "field_change_change_set_id_field_key" ON "field_change"("change_set_id", "field");

-- CreateIndex
CREATE INDEX "file_request_household_id_created_at_idx" ON "file_request"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "authorised_person_household_id_idx" ON "authorised_person"("household_id");

-- CreateIndex
CREATE INDEX "authorised_person_child_child_id_idx" ON "authorised_person_child"("child_id");

-- CreateIndex
CREATE INDEX "consent_child_id_kind_at_idx" ON "consent"("child_id", "kind", "at");

-- CreateIndex
CREATE INDEX "health_read_child_id_at_idx" ON "health_read"("child_id", "at");

-- CreateIndex
CREATE INDEX "custody_day_household_id_idx" ON "custody_day"("household_id");

-- CreateIndex
CREATE INDEX "staff_note_household_id_created_at_idx" ON "staff_note"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "household_merge_kept_id_idx" ON "household_merge"("kept_id");

-- CreateIndex
CREATE INDEX "household_merge_merged_id_idx" ON "household_merge"("merged_id");

-- CreateIndex
CREATE UNIQUE INDEX "stored_file_key_key" ON "stored_file"("key");

-- CreateIndex
CREATE UNIQUE INDEX "piece_type_structure_id_name_key" ON "piece_type"("structure_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "family_upload_file_id_key" ON "family_upload"("file_id");

-- CreateIndex
CREATE INDEX "family_upload_household_id_created_at_idx" ON "family_upload"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "family_upload_child_id_idx" ON "family_upload"("child_id");

-- CreateIndex
CREATE UNIQUE INDEX "published_document_file_id_key" ON "published_document"("file_id");

-- CreateIndex
CREATE INDEX "published_document_structure_id_idx" ON "published_document"("structure_id");

-- CreateIndex
CREATE INDEX "published_document_household_id_idx" ON "published_document"("household_id");

-- CreateIndex
CREATE UNIQUE INDEX "guardianship_authority_file_id_key" ON "guardianship"("authority_file_id");

-- AddForeignKey
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_authority_file_id_fkey" FOREIGN KEY ("authority_file_id") REFERENCES "stored_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotient_familial" ADD CONSTRAINT "quotient_familial_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "family_upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotient_familial" ADD CONSTRAINT "quotient_familial_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_settings" ADD CONSTRAINT "file_settings_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "change_set" ADD CONSTRAINT "change_set_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_change" ADD CONSTRAINT "field_change_change_set_id_fkey" FOREIGN KEY ("change_set_id") REFERENCES "change_set"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_change" ADD CONSTRAINT "field_change_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_request" ADD CONSTRAINT "file_request_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_request" ADD CONSTRAINT "file_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "file_request" ADD CONSTRAINT "file_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorised_person" ADD CONSTRAINT "authorised_person_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorised_person" ADD CONSTRAINT "authorised_person_identity_checked_by_id_fkey" FOREIGN KEY ("identity_checked_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorised_person_child" ADD CONSTRAINT "authorised_person_child_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "authorised_person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "authorised_person_child" ADD CONSTRAINT "authorised_person_child_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_adult_id_fkey" FOREIGN KEY ("adult_id") REFERENCES "adult"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "child_health" ADD CONSTRAINT "child_health_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_read" ADD CONSTRAINT "health_read_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "health_read" ADD CONSTRAINT "health_read_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_plan" ADD CONSTRAINT "custody_plan_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_plan" ADD CONSTRAINT "custody_plan_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_day" ADD CONSTRAINT "custody_day_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_day" ADD CONSTRAINT "custody_day_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_day" ADD CONSTRAINT "custody_day_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_note" ADD CONSTRAINT "staff_note_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_merge" ADD CONSTRAINT "household_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_merge" ADD CONSTRAINT "household_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "household_merge" ADD CONSTRAINT "household_merge_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece_type" ADD CONSTRAINT "piece_type_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_piece_type_id_fkey" FOREIGN KEY ("piece_type_id") REFERENCES "piece_type"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_upload" ADD CONSTRAINT "family_upload_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_document" ADD CONSTRAINT "published_document_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_document" ADD CONSTRAINT "published_document_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_document" ADD CONSTRAINT "published_document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "published_document" ADD CONSTRAINT "published_document_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_opening" ADD CONSTRAINT "document_opening_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "published_document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_opening" ADD CONSTRAINT "document_opening_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


