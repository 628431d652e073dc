import type { HouseholdFile } from "@/lib/signups/queries";
import type { Step } from "@/lib/signups/schema";
import { ChildrenStep } from "./steps/children-step";
import { ConfirmationStep } from "./steps/confirmation-step";
import { ContactStep } from "./steps/contact-step";
import { QuotientStep } from "./steps/quotient-step";
import { SecondAdultStep } from "./steps/second-adult-step";

const FORMS = {
  coordonnees: ContactStep,
  enfants: ChildrenStep,
  responsable: SecondAdultStep,
  quotient: QuotientStep,
  confirmation: ConfirmationStep,
} satisfies Record<Step, unknown>;

/** The form of one step of the first file. */
export function FileStep({ step, file }: { step: Step; file: HouseholdFile }) {
  const Form = FORMS[step];
  return <Form file={file} />;
}
