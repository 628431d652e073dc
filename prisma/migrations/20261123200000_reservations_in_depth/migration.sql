-- CreateEnum
CREATE TYPE "wait_mode" AS ENUM ('NONE', 'AUTOMATIC', 'OFFER');

-- CreateEnum
CREATE TYPE "slot_link_kind" AS ENUM ('EXCLUDES', 'NEEDS');

-- CreateEnum
CREATE TYPE "season" AS ENUM ('SCHOOL', 'HOLIDAYS', 'ALWAYS');

-- CreateEnum
CREATE TYPE "enrolment_request_state" AS ENUM ('REQUESTED', 'ACCEPTED', 'REFUSED', 'WAITLISTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('ANSWER', 'BY_HAND', 'CLOSURE', 'ALLOCATION', 'WAITING_LIST');

-- CreateEnum
CREATE TYPE "proposal_state" AS ENUM ('OPEN', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "closure_cause" AS ENUM ('STRIKE', 'WEATHER', 'STAFF', 'HEALTH', 'WORKS', 'OTHER');

-- CreateEnum
CREATE TYPE "allocation_state" AS ENUM ('DRAFT', 'CONFIRMED', 'DROPPED');

-- CreateEnum
CREATE TYPE "allocation_verdict" AS ENUM ('RESERVED', 'WAITLISTED', 'REFUSED');

-- AlterEnum
ALTER TYPE "cancel_mode" ADD VALUE 'AT_ONCE';

-- AlterEnum
ALTER TYPE "reservation_state" ADD VALUE 'OFFERED';

-- DropForeignKey
ALTER TABLE "decision" DROP CONSTRAINT "decision_staff_id_fkey";

-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "absence_rule" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "offer_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "wait_mode" "wait_mode" NOT NULL DEFAULT 'NONE';

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "kind" "decision_kind" NOT NULL DEFAULT 'ANSWER',
ALTER COLUMN "staff_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "resident_postal_codes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "reservation" ADD COLUMN     "due" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "offer_until" TIMESTAMPTZ(3),
ADD COLUMN     "surcharge" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "waiting_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "reservation_request" ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "slot" ADD COLUMN     "archived_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "slot_day" ADD COLUMN     "adjusted" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "closure_id" UUID;

-- CreateTable
CREATE TABLE "slot_link" (
    "slot_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "kind" "slot_link_kind" NOT NULL,

    CONSTRAINT "slot_link_pkey" PRIMARY KEY ("slot_id","other_id")
);

-- CreateTable
CREATE TABLE "activity_opening" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "season" "season" NOT NULL,
    "weekdays" SMALLINT[],

    CONSTRAINT "activity_opening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_places" (
    "opening_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "capacity" INTEGER NOT NULL,

    CONSTRAINT "opening_places_pkey" PRIMARY KEY ("opening_id","group_id")
);

-- CreateTable
CREATE TABLE "opening_slot" (
    "opening_id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,

    CONSTRAINT "opening_slot_pkey" PRIMARY KEY ("opening_id","slot_id")
);

-- CreateTable
CREATE TABLE "enrolment_period" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enrolment_places" (
    "period_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "capacity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "enrolment_places_pkey" PRIMARY KEY ("period_id","group_id")
);

-- CreateTable
CREATE TABLE "enrolment_piece" (
    "period_id" UUID NOT NULL,
    "piece_type_id" UUID NOT NULL,

    CONSTRAINT "enrolment_piece_pkey" PRIMARY KEY ("period_id","piece_type_id")
);

-- CreateTable
CREATE TABLE "enrolment_request" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "account_id" UUID,
    "state" "enrolment_request_state" NOT NULL DEFAULT 'REQUESTED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "note" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "waiting_since" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "enrolment_id" UUID,

    CONSTRAINT "enrolment_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "slot_day_id" UUID,
    "state" "proposal_state" NOT NULL DEFAULT 'OPEN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "account_id" UUID,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "week_template" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "name" CITEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "week_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "structure_id" UUID NOT NULL,
    "activity_id" UUID,
    "slot_id" UUID,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "cause" "closure_cause" NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "billed" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "reopened_at" TIMESTAMPTZ(3),
    "reopened_by_id" UUID,
    "reopening_id" UUID,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "criteria" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "state" "allocation_state" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "decision_id" UUID,

    CONSTRAINT "allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation_line" (
    "allocation_id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "effects" JSONB NOT NULL,
    "points" INTEGER NOT NULL,
    "draw" INTEGER NOT NULL,
    "verdict" "allocation_verdict" NOT NULL,
    "by_hand" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "allocation_line_pkey" PRIMARY KEY ("allocation_id","reservation_id")
);

-- CreateTable
CREATE TABLE "absence_declaration" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "upload_id" UUID,
    "proof_due_on" DATE,

    CONSTRAINT "absence_declaration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "declaration_id" UUID NOT NULL,
    "reservation_id" UUID NOT NULL,
    "carence" BOOLEAN NOT NULL DEFAULT false,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "slot_link_other_id_idx" ON "slot_link"("other_id");

-- CreateIndex
CREATE INDEX "activity_opening_activity_id_idx" ON "activity_opening"("activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_period_activity_id_name_key" ON "enrolment_period"("activity_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "enrolment_request_enrolment_id_key" ON "enrolment_request"("enrolment_id");

-- CreateIndex
CREATE INDEX "enrolment_request_period_id_group_id_idx" ON "enrolment_request"("period_id", "group_id");

-- CreateIndex
CREATE INDEX "enrolment_request_household_id_idx" ON "enrolment_request"("household_id");

-- CreateIndex
CREATE INDEX "proposal_reservation_id_idx" ON "proposal"("reservation_id");

-- CreateIndex
CREATE INDEX "proposal_decision_id_idx" ON "proposal"("decision_id");

-- CreateIndex
CREATE INDEX "proposal_slot_day_id_idx" ON "proposal"("slot_day_id");

-- CreateIndex
CREATE UNIQUE INDEX "week_template_household_id_name_key" ON "week_template"("household_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "closure_decision_id_key" ON "closure"("decision_id");

-- CreateIndex
CREATE UNIQUE INDEX "closure_reopening_id_key" ON "closure"("reopening_id");

-- CreateIndex
CREATE INDEX "closure_structure_id_first_day_idx" ON "closure"("structure_id", "first_day");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_decision_id_key" ON "allocation"("decision_id");

-- CreateIndex
CREATE INDEX "allocation_activity_id_idx" ON "allocation"("activity_id");

-- CreateIndex
CREATE INDEX "allocation_line_reservation_id_idx" ON "allocation_line"("reservation_id");

-- CreateIndex
CREATE UNIQUE INDEX "absence_declaration_upload_id_key" ON "absence_declaration"("upload_id");

-- CreateIndex
CREATE INDEX "absence_declaration_household_id_created_at_idx" ON "absence_declaration"("household_id", "created_at");

-- CreateIndex
CREATE INDEX "absence_declaration_id_idx" ON "absence"("declaration_id");

-- CreateIndex
CREATE INDEX "absence_reservation_id_idx" ON "absence"("reservation_id");

-- CreateIndex
CREATE INDEX "calendar_feed_account_id_idx" ON "calendar_feed"("account_id");

-- CreateIndex
CREATE INDEX "slot_day_closure_id_idx" ON "slot_day"("closure_id");

-- AddForeignKey
ALTER TABLE "slot_link" ADD CONSTRAINT "slot_link_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_link" ADD CONSTRAINT "slot_link_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "slot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity_opening" ADD CONSTRAINT "activity_opening_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_places" ADD CONSTRAINT "opening_places_opening_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "activity_opening"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_places" ADD CONSTRAINT "opening_places_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "activity_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_slot" ADD CONSTRAINT "opening_slot_opening_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "activity_opening"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_slot" ADD CONSTRAINT "opening_slot_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "slot_day" ADD CONSTRAINT "slot_day_closure_id_fkey" FOREIGN KEY ("closure_id") REFERENCES "closure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_period" ADD CONSTRAINT "enrolment_period_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_places" ADD CONSTRAINT "enrolment_places_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "enrolment_period"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_places" ADD CONSTRAINT "enrolment_places_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "activity_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_piece" ADD CONSTRAINT "enrolment_piece_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "enrolment_period"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_piece" ADD CONSTRAINT "enrolment_piece_piece_type_id_fkey" FOREIGN KEY ("piece_type_id") REFERENCES "piece_type"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "enrolment_period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "activity_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolment_request" ADD CONSTRAINT "enrolment_request_enrolment_id_fkey" FOREIGN KEY ("enrolment_id") REFERENCES "enrolment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_slot_day_id_fkey" FOREIGN KEY ("slot_day_id") REFERENCES "slot_day"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "week_template" ADD CONSTRAINT "week_template_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "week_template" ADD CONSTRAINT "week_template_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_structure_id_fkey" FOREIGN KEY ("structure_id") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_reopened_by_id_fkey" FOREIGN KEY ("reopened_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_reopening_id_fkey" FOREIGN KEY ("reopening_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_line" ADD CONSTRAINT "allocation_line_allocation_id_fkey" FOREIGN KEY ("allocation_id") REFERENCES "allocation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "allocation_line" ADD CONSTRAINT "allocation_line_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_declaration" ADD CONSTRAINT "absence_declaration_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "household"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_declaration" ADD CONSTRAINT "absence_declaration_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence_declaration" ADD CONSTRAINT "absence_declaration_upload_id_fkey" FOREIGN KEY ("upload_id") REFERENCES "family_upload"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_declaration_id_fkey" FOREIGN KEY ("declaration_id") REFERENCES "absence_declaration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;


