import { Switch } from "./choices";

interface SwitchesProps<Name extends string> {
  /** What each switch says. */
  labels: Record<Name, string>;
  content: Record<NoInfer<Name>, boolean>;
  onChange: (part: Partial<Record<NoInfer<Name>, boolean>>) => void;
}

/** The yes-or-no parts of what a form holds, one switch each. */
export function Switches<Name extends string>({ labels, content, onChange }: SwitchesProps<Name>) {
  return (Object.keys(labels) as Name[]).map((name) => (
    <Switch
      key={name}
      label={labels[name]}
      isSelected={content[name]}
      onChange={(on) => onChange({ [name]: on } as Partial<Record<Name, boolean>>)}
    />
  ));
}
