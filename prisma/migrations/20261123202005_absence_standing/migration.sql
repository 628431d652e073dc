-- CreateEnum
CREATE TYPE "absence_basis" AS ENUM ('ACCEPTED', 'PROOF', 'NOT_ACCEPTED');

-- AlterTable
ALTER TABLE "absence" ADD COLUMN     "basis" "absence_basis" NOT NULL,
ADD COLUMN     "decided" "attendance_status",
ADD COLUMN     "decided_reason" TEXT;

-- What Prisma's schema cannot say: staff give a reason, and an absence is not a presence.
ALTER TABLE absence
  ADD CONSTRAINT absence_decided_reason CHECK ((decided IS NULL) = (decided_reason IS NULL)),
  ADD CONSTRAINT absence_decided CHECK (decided <> 'PRESENT');
CREATE INDEX absence_declaration_due ON absence_declaration (proof_due_on) WHERE proof_due_on IS NOT NULL;
