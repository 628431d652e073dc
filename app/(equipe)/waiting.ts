import { cache } from "react";
import { queueCounts } from "@/lib/requests/queries";

/** What waits for the actor of this request, counted once for the frame and for the page inside it. */
export const waitingFor = cache(queueCounts);
