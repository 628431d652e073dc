import { z } from "zod";
import { type FieldKey, MODES, POLICIES, type Subject } from "./fields";

/** "CHILD.birthDate": one field of one kind of subject, as settings name it. */
export type FieldName = { [S in Subject]: `${S}.${FieldKey<S>}` }[Subject];

/** What one structure set, as its row of file_settings holds it. */
const structureSettings = z.object({
  fields: z.record(z.string(), z.enum(POLICIES)),
  domains: z.record(z.string(), z.enum(MODES)),
  /** "MM-DD", or null where no yearly confirmation is asked for. */
  confirmFrom: z.string().nullable(),
  blockUnconfirmed: z.boolean(),
});
export type StructureSettings = z.output<typeof structureSettings>;

/** What the structures of one household set. */
export const householdSettings = z.array(structureSettings);

/** What decides whether the yearly confirmation of a household is due, as `confirmationColumn` reads it. */
export const confirmationFacts = z.object({
  today: z.string(),
  confirmedOn: z.string().nullable(),
  settings: z.array(structureSettings.pick({ confirmFrom: true, blockUnconfirmed: true })),
});

/** A structure without a row. */
export const NO_SETTINGS: StructureSettings = {
  fields: {},
  domains: {},
  confirmFrom: null,
  blockUnconfirmed: false,
};
