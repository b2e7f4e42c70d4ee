import { SelectField } from "../../ui/field";

export type FurtherSigner = "NEXT_MANAGER" | "HR";

const options = [
  { value: "NOBODY", label: "Nobody else" },
  { value: "NEXT_MANAGER", label: "The manager of who wrote the review" },
  { value: "HR", label: "An HR partner" },
] as const;

export interface SignersChoiceProps {
  name: string;
  value: FurtherSigner | null;
  onChange: (value: FurtherSigner | null) => void;
}

/** Who signs a review besides the person and who wrote it. */
export function SignersChoice({ name, value, onChange }: SignersChoiceProps) {
  return (
    <SelectField
      label="Who signs besides the two"
      name={name}
      note="The person and who wrote the review always sign."
      value={value ?? "NOBODY"}
      onChange={(chosen) => onChange(chosen === "NOBODY" ? null : chosen)}
      options={options}
    />
  );
}
