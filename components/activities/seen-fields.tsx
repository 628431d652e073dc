import { HiddenField } from "@/components/forms/hidden-field";

/** Which activity a form changes, and the version of its settings that the reader sees. */
export function SeenFields({ activity }: { activity: { id: string; version: number } }) {
  return (
    <>
      <input type="hidden" name="activite" value={activity.id} />
      <HiddenField name="version" value={String(activity.version)} />
    </>
  );
}
