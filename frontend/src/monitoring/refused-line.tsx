/** What was refused, in one line under the button that asked for it. */
export function RefusedLine({ errors }: { errors: Record<string, string[]> }) {
  const words = Object.values(errors).flat().join(" ");
  if (!words) return null;
  return (
    <p role="alert" className="field-error">
      {words}
    </p>
  );
}
