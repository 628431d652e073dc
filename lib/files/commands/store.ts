import "server-only";
import { env } from "@/lib/env";
import { diskStorage } from "@/lib/integrations/disk";
import type { Storage } from "@/lib/integrations/storage";

/** The store of this portal, and the name under which rows remember it. */
export function openStore(): { store: "DISK"; storage: Storage } {
  return { store: "DISK", storage: diskStorage(env().FILES_DIR) };
}
