type Asked = { [name: string]: string | string[] | undefined };

export type Done = "saved" | "savedWaiting" | "savedNothing" | "withdrawn";

/** What the address of a domain's page says that its reader has just done there; null where nothing was. */
export function doneIn({ enregistre, attente, retrait }: Asked): Done | null {
  if (retrait) return "withdrawn";
  if (Number(attente) > 0) return "savedWaiting";
  if (Number(enregistre) > 0) return "saved";
  return enregistre === undefined ? null : "savedNothing";
}
