import { z } from "zod";
import { id, plainDate } from "@/lib/fields";
import { ruleForm } from "./rule-form";

const version = z
  .string("required")
  .regex(/^\d{1,9}$/, "bad-number")
  .transform(Number);

/** The editor of an activity's deadlines, as it is posted: from which day on, until when to add and to cancel. */
export const policyForm = z
  .object({ activite: id, version, debut: plainDate, ajout: ruleForm, annulation: ruleForm })
  .transform(({ activite, version: seen, debut, ajout, annulation }) => ({
    activityId: activite,
    version: seen,
    validFrom: debut,
    bookRule: ajout,
    cancelRule: annulation,
  }));
export type NewPolicy = z.output<typeof policyForm>;

export const removePolicyForm = z
  .object({ activite: id, version, regle: id })
  .transform((given) => ({ activityId: given.activite, version: given.version, policyId: given.regle }));
export type RemovePolicy = z.output<typeof removePolicyForm>;
