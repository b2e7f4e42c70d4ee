import { useState } from "react";
import { useViewer } from "../graphql/viewer";
import { PersonLine } from "../ui/avatar";
import { Card } from "../ui/card";
import { Switch } from "../ui/choices";
import { Segmented } from "../ui/segmented";
import { areLettersOn, switchLetters } from "../ui/shortcuts";
import { PageHead } from "../ui/title";
import { MailPreferences } from "./mail-preferences";
import { setTheme, type Theme, useTheme } from "./theme";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { value: Theme; label: string }[];

/** What a person sets for themselves in this browser. */
export function PreferencesPage() {
  const { name, email, roles } = useViewer();
  const theme = useTheme();
  const [letters, setLetters] = useState(areLettersOn);
  return (
    <>
      <PageHead title="Preferences" lede="Theme and keys hold in this browser, mail everywhere." />
      <div className="stack narrow">
        <Card title="You">
          <div className="stack-small">
            <PersonLine name={name} title={email} size="large" />
            <p className="small faint">Roles: {roles.join(", ").toLowerCase().replaceAll("_", " ") || "employee"}</p>
          </div>
        </Card>
        <Card title="Theme">
          <Segmented label="Theme" value={theme} onChange={setTheme} options={themes} />
        </Card>
        <MailPreferences />
        <Card title="Keys">
          <Switch
            label="Single-letter keys"
            note="C for New, G then H for home. Press ? for the whole list. They never fire while you type."
            isSelected={letters}
            onChange={(on) => {
              switchLetters(on);
              setLetters(on);
            }}
          />
        </Card>
      </div>
    </>
  );
}
