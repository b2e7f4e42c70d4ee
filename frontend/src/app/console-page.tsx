import { BookOpen, Play } from "lucide-react";
import { useState } from "react";
import { Button, LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { TextAreaField } from "../ui/field";
import { Form } from "../ui/form";
import { writeKeys } from "../ui/shortcuts";
import { SkeletonPage } from "../ui/skeleton";
import { NoRight } from "../ui/states";
import { PageHead } from "../ui/title";
import { type ConsoleAnswer, runQuery } from "./console-request";
import { useSession } from "./gate";
import { examples } from "./reference/examples";
import { hasConsole } from "./session";
import "./console.css";

/** Asks the graph as oneself: for the demo and for development. */
export function ConsolePage() {
  const session = useSession();
  if (!session) return <SkeletonPage />;
  if (!hasConsole(session)) return <NoRight actions={<LinkButton to="/">Go home</LinkButton>} />;
  return (
    <>
      <PageHead
        title="Query console"
        lede="Ask the graph as yourself; what you may not see is not answered. Mutations change data for real."
      >
        <LinkButton to="/docs/graph" icon={<BookOpen className="icon" />}>
          What there is
        </LinkButton>
      </PageHead>
      <Console />
    </>
  );
}

function Console() {
  const [query, setQuery] = useState(examples[0]?.query ?? "");
  const [variables, setVariables] = useState("");
  const [answer, setAnswer] = useState<ConsoleAnswer | null>(null);
  const [running, setRunning] = useState(false);

  async function run(): Promise<void> {
    setRunning(true);
    setAnswer(await runQuery(query, variables));
    setRunning(false);
  }

  return (
    <div className="stack">
      <fieldset className="row row-wrap">
        <legend className="visually-hidden">Examples</legend>
        {examples.map((example) => (
          <Chip
            key={example.name}
            tone="outline"
            isPressed={example.query === query}
            onPress={() => {
              setQuery(example.query);
              setVariables(example.variables);
            }}
          >
            {example.name}
          </Chip>
        ))}
      </fieldset>
      <Card>
        <Form label="Query" onSubmit={() => void run()} className="form console-form">
          <TextAreaField label="Query" value={query} onChange={setQuery} rows={14} />
          <TextAreaField label="Variables, as JSON" value={variables} onChange={setVariables} rows={2} />
          <div className="form-foot">
            <Button
              type="submit"
              kind="primary"
              icon={<Play className="icon icon-small" />}
              keys={writeKeys("mod+Enter")}
              pending={running}
            >
              {running ? "Running" : "Run"}
            </Button>
          </div>
        </Form>
      </Card>
      {answer && <Answer answer={answer} />}
    </div>
  );
}

function Answer({ answer: { text, note, failed } }: { answer: ConsoleAnswer }) {
  return (
    <Card title="Answer" note={<span role="status">{failed ? `${note}, with errors` : note}</span>} flush>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer is scrolled with the keys. */}
      <section tabIndex={0} aria-label="Answer as JSON">
        <pre className="console-answer">{text}</pre>
      </section>
    </Card>
  );
}
