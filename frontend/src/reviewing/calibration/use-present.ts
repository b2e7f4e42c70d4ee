import { useEffect, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../graphql/graphql";

const attend = graphql(`
  mutation AttendCalibration($input: AttendCalibrationInput!) {
    attendCalibration(input: $input) {
      __typename
      ... on AttendCalibrationPayload { present }
      ... on UserErrors { errors { code message path } }
    }
  }
`);

const every = 20_000;

/** Says that this page is open, again and again while it is looked at, and tells who else has it open. */
export function usePresent(id: string): readonly string[] {
  const client = useClient();
  const [present, setPresent] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    async function speak(): Promise<void> {
      if (document.visibilityState === "hidden") return;
      const { data } = await client.mutation(attend, { input: { id } }).toPromise();
      const answer = data?.attendCalibration;
      if (!gone && answer?.__typename === "AttendCalibrationPayload") setPresent(answer.present);
    }
    void speak();
    const timer = setInterval(() => void speak(), every);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [client, id]);
  return present;
}
