import {
  DEFAULT_MODES,
  type Domain,
  FIELDS,
  type FieldKey,
  type Mode,
  NO_SETTINGS,
  POLICIES,
  type Policy,
  type StructureSettings,
  type Subject,
} from "../schema";

type Facts = { domain: Domain; policy: Policy; fixed?: true };

/** What is asked of one household's file by all its structures together. */
export type FilePolicies = {
  policyOf: (subject: Subject, field: string) => Policy;
  modeOf: (subject: Subject, domain: Domain) => Mode;
};

/** The facts of a field, or null where the file has no such field. */
export function factsOf(subject: Subject, field: string): Facts | null {
  const fields: Record<string, Facts> = FIELDS[subject];
  return Object.hasOwn(fields, field) ? fields[field]! : null;
}

/** The fields of a domain in the order in which they are shown; empty where the subject has no such domain. */
export function fieldsOf(subject: Subject, domain: Domain): FieldKey[] {
  const fields: [string, Facts][] = Object.entries(FIELDS[subject]);
  return fields.filter(([, facts]) => facts.domain === domain).map(([key]) => key as FieldKey);
}

/** The domains of a kind of subject, in their order. */
export function domainsOf(subject: Subject): Domain[] {
  const facts: Facts[] = Object.values(FIELDS[subject]);
  return [...new Set(facts.map(({ domain }) => domain))];
}

const strictest = (policies: Policy[]) =>
  POLICIES[Math.max(...policies.map((policy) => POLICIES.indexOf(policy)))] ?? "HIDDEN";

/**
 * The most demanding policy of the household's structures for each field, and VALIDATED where any of them checks the
 * domain; a structure that sets nothing follows the defaults. A field that the portal cannot do without is never hidden.
 */
export function mergePolicies(settings: readonly StructureSettings[]): FilePolicies {
  const all = settings.length > 0 ? settings : [NO_SETTINGS];
  return {
    policyOf: (subject, field) => {
      const facts = factsOf(subject, field);
      if (!facts) return "HIDDEN";
      const policy = strictest(all.map(({ fields }) => fields[`${subject}.${field}`] ?? facts.policy));
      return facts.fixed && policy === "HIDDEN" ? "SHOWN" : policy;
    },
    modeOf: (subject, domain) => {
      const name = `${subject}.${domain}` as const;
      const modes = all.map(({ domains }) => domains[name] ?? DEFAULT_MODES[name] ?? "AT_ONCE");
      return modes.includes("VALIDATED") ? "VALIDATED" : "AT_ONCE";
    },
  };
}
