/** Who stands behind an account: an adult of a household, a member of staff, or one person who is both. */
export type AccountHolder = {
  householdStatus: "ACCEPTED" | "ACTIVE" | "ARCHIVED" | null;
  staffActive: boolean | null;
};

/** Whether an account opens anything: an archived household or a member of staff who left does not. */
export function mayEnter({ householdStatus, staffActive }: AccountHolder): boolean {
  return staffActive === true || householdStatus === "ACCEPTED" || householdStatus === "ACTIVE";
}

/** Where somebody goes after signing in with a password of their own. */
export function homeOf({ householdStatus, staffActive }: AccountHolder) {
  if (staffActive) return "/equipe" as const;
  return householdStatus === "ACCEPTED" ? ("/inscription/dossier" as const) : ("/accueil" as const);
}
