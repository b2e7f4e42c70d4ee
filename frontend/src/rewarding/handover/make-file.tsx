import { useState } from "react";
import { graphql } from "../../graphql/graphql";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { DateField } from "../../ui/field";
import { Form } from "../../ui/form";
import { today } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { type Channel, channelWords } from "./handover-words";

const makeFile = graphql(`
  mutation MakeHandoverFile($input: MakeHandoverFileInput!) {
    makeHandoverFile(input: $input) {
      __typename
      ... on MakeHandoverFilePayload { file { id number lineCount } }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

export interface MakeFileProps {
  channel: Channel;
  /** The id of the newest file. */
  last: string | undefined;
  onMade: (id: string) => void;
}

/** Puts what took effect by a day into the next file of a channel. */
export function MakeFile({ channel, last, onMade }: MakeFileProps) {
  const [through, setThrough] = useState(today());
  const [nothingNew, setNothingNew] = useState<number | null>(null);
  const form = useMutationForm(makeFile);

  async function make(): Promise<void> {
    setNothingNew(null);
    const answer = await form.send({ input: { channel, through } });
    if (!answer) return;
    const { id, number, lineCount } = answer.file;
    onMade(id);
    // Without anything new the server answers with the last file, unchanged.
    if (id === last) setNothingNew(number);
    else showToast(`File ${number} is made, with ${lineCount === 1 ? "one line" : `${lineCount} lines`}.`);
  }

  return (
    <Card title="Make a file" note={channelWords[channel].holds}>
      <Form label="Make a file" errors={form.errors} onSubmit={() => void make()}>
        <div className="handover-form">
          <DateField
            label="In effect by"
            name="through"
            value={through}
            onChange={setThrough}
            note="What no file holds yet, what was taken back, and what goes out again, up to this day."
          />
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Making the file" : "Make file"}
          </Button>
        </div>
        <div role="status">
          {nothingNew !== null && (
            <Callout>
              There is nothing new: everything in effect by then is in a file already. File {nothingNew} is still the
              last one.
            </Callout>
          )}
        </div>
      </Form>
    </Card>
  );
}
