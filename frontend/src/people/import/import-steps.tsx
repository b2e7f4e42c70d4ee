import { Circle, CircleCheck, CircleDot } from "lucide-react";

export interface ImportStepsProps {
  file: { state: string; canApply: boolean };
}

/** Where the import is on its way: file, columns, check, import. */
export function ImportSteps({ file: { state, canApply } }: ImportStepsProps) {
  const at = state !== "UPLOADED" ? 4 : canApply ? 2 : 1;
  return (
    <ol className="import-steps" aria-label="Steps of the import">
      {["File", "Columns", "Check", "Import"].map((word, index) => {
        const Icon = index < at ? CircleCheck : index === at ? CircleDot : Circle;
        return (
          <li
            key={word}
            aria-current={index === at ? "step" : undefined}
            className={index < at ? "import-step-done" : undefined}
          >
            <Icon className="icon" />
            {word}
            {index < at && <span className="visually-hidden"> done</span>}
          </li>
        );
      })}
    </ol>
  );
}
