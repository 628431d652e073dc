/** Whom a part of the file is about. PERSON: somebody authorised to collect, or to be called. */
export const SUBJECTS = ["HOUSEHOLD", "ADULT", "CHILD", "PERSON"] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The domains of the file, and how its addresses name them. */
export const DOMAINS = {
  identity: "identite",
  contact: "coordonnees",
  quotient: "quotient-familial",
  school: "scolarite",
  health: "sante",
  diet: "regime-alimentaire",
} as const;
export type Domain = keyof typeof DOMAINS;

/** The domains whose values are sealed, and which staff open with the permission HEALTH only. */
export const SEALED_DOMAINS: readonly Domain[] = ["health", "diet"];

/** HIDDEN: nobody sees it. SHOWN: parents read it. EDITABLE: they may fill it. REQUIRED: they must. */
export const POLICIES = ["HIDDEN", "SHOWN", "EDITABLE", "REQUIRED"] as const;
export type Policy = (typeof POLICIES)[number];

/** AT_ONCE: what a parent saves is in force. VALIDATED: it waits for staff. */
export const MODES = ["AT_ONCE", "VALIDATED"] as const;
export type Mode = (typeof MODES)[number];

type Facts = { domain: Domain; policy: Policy; fixed?: true };

/**
 * Every field of the file with its domain and its policy where a structure sets none. `fixed`: the portal cannot do
 * without it, structures choose between SHOWN and REQUIRED only. Form fields and schema keys bear these names.
 */
export const FIELDS = {
  HOUSEHOLD: {
    address: { domain: "contact", policy: "REQUIRED", fixed: true },
    addressExtra: { domain: "contact", policy: "EDITABLE" },
    postalCode: { domain: "contact", policy: "REQUIRED", fixed: true },
    city: { domain: "contact", policy: "REQUIRED", fixed: true },
    regime: { domain: "quotient", policy: "EDITABLE" },
    allocataireNumber: { domain: "quotient", policy: "EDITABLE" },
  },
  ADULT: {
    civility: { domain: "identity", policy: "EDITABLE" },
    firstName: { domain: "identity", policy: "REQUIRED", fixed: true },
    lastName: { domain: "identity", policy: "REQUIRED", fixed: true },
    birthName: { domain: "identity", policy: "EDITABLE" },
    birthDate: { domain: "identity", policy: "EDITABLE" },
    birthPlace: { domain: "identity", policy: "EDITABLE" },
    birthCountry: { domain: "identity", policy: "EDITABLE" },
    phone: { domain: "contact", policy: "REQUIRED" },
    workPhone: { domain: "contact", policy: "EDITABLE" },
    profession: { domain: "contact", policy: "EDITABLE" },
    employer: { domain: "contact", policy: "EDITABLE" },
  },
  CHILD: {
    firstName: { domain: "identity", policy: "REQUIRED", fixed: true },
    lastName: { domain: "identity", policy: "REQUIRED", fixed: true },
    birthDate: { domain: "identity", policy: "REQUIRED", fixed: true },
    sex: { domain: "identity", policy: "EDITABLE" },
    birthPlace: { domain: "identity", policy: "EDITABLE" },
    birthCountry: { domain: "identity", policy: "EDITABLE" },
    school: { domain: "school", policy: "EDITABLE" },
    schoolClass: { domain: "school", policy: "EDITABLE" },
    vaccinations: { domain: "health", policy: "EDITABLE" },
    pai: { domain: "health", policy: "EDITABLE" },
    allergies: { domain: "health", policy: "EDITABLE" },
    treatments: { domain: "health", policy: "EDITABLE" },
    doctor: { domain: "health", policy: "EDITABLE" },
    healthNote: { domain: "health", policy: "EDITABLE" },
    diets: { domain: "diet", policy: "EDITABLE" },
    dietNote: { domain: "diet", policy: "EDITABLE" },
  },
  PERSON: {
    firstName: { domain: "identity", policy: "REQUIRED", fixed: true },
    lastName: { domain: "identity", policy: "REQUIRED", fixed: true },
    relation: { domain: "identity", policy: "EDITABLE" },
    phone: { domain: "identity", policy: "REQUIRED" },
    mayCollect: { domain: "identity", policy: "EDITABLE", fixed: true },
    emergencyContact: { domain: "identity", policy: "EDITABLE", fixed: true },
    children: { domain: "identity", policy: "REQUIRED", fixed: true },
  },
} as const satisfies Record<Subject, Record<string, Facts>>;

export type FieldKey<S extends Subject = Subject> = S extends Subject ? keyof (typeof FIELDS)[S] : never;

/** How the domains of each subject apply where a structure sets nothing: "<subject>.<domain>". */
export const DEFAULT_MODES: Partial<Record<`${Subject}.${Domain}`, Mode>> = {
  "ADULT.identity": "VALIDATED",
  "CHILD.identity": "VALIDATED",
  "HOUSEHOLD.quotient": "VALIDATED",
};
