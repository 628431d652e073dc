/** An activity and the version of its settings that a form showed. */
export type Seen = { activityId: string; version: number };
