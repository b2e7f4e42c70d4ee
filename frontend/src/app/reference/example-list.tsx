import { Play } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { TextAreaField, TextField } from "../../ui/field";
import { type ConsoleAnswer, runQuery } from "../console-request";
import { useSession } from "../gate";
import { hasConsole } from "../session";
import { type Example, examples } from "./examples";

/** Queries that run here: on the demo as oneself, anywhere with a token. */
export function ExampleList() {
  const session = useSession();
  const [token, setToken] = useState("");
  const asOneself = session !== null && hasConsole(session);
  return (
    <Card title="Examples" note={asOneself ? "run as you, or with a token" : "run with a token"}>
      <div className="stack-small">
        <TextField
          label="Token"
          type="password"
          autoComplete="off"
          value={token}
          onChange={setToken}
          note={asOneself ? "Empty: the examples run as you." : "A token of yours lets the examples run."}
        />
        <div>
          {examples.map((example) => (
            <ExampleEntry
              key={example.name}
              example={example}
              token={token.trim()}
              mayRun={asOneself || token !== ""}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}

interface ExampleEntryProps {
  example: Example;
  token: string;
  mayRun: boolean;
}

function ExampleEntry({ example, token, mayRun }: ExampleEntryProps) {
  const { name, query } = example;
  const id = useId();
  const [variables, setVariables] = useState(example.variables);
  const [answer, setAnswer] = useState<ConsoleAnswer | null>(null);
  const [running, setRunning] = useState(false);

  async function run(): Promise<void> {
    setRunning(true);
    setAnswer(await runQuery(query, variables, token));
    setRunning(false);
  }

  return (
    <details className="reference-example">
      <summary id={id}>{name}</summary>
      <div className="stack-small">
        <Code text={query} label={`Query: ${name}`} />
        {example.variables && (
          <TextAreaField label="Variables, as JSON" value={variables} onChange={setVariables} rows={2} />
        )}
        {mayRun && (
          <div className="row">
            <Button
              size="small"
              icon={<Play className="icon icon-small" />}
              pending={running}
              onClick={() => void run()}
            >
              {running ? "Running" : "Run"}
              <span className="visually-hidden"> {name}</span>
            </Button>
            <span role="status" className="tiny muted">
              {answer && (answer.failed ? `${answer.note}, with errors` : answer.note)}
            </span>
          </div>
        )}
        {answer && <Code text={answer.text} label={`Answer: ${name}`} />}
      </div>
    </details>
  );
}

function Code({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keys.
    <section tabIndex={0} aria-label={label} className="reference-code">
      <pre>{text}</pre>
    </section>
  );
}
