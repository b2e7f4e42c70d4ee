import { FileUp } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { classes } from "../../ui/classes";
import { formatPercent } from "../../ui/format";
import { accepted, isAccepted, uploadPeople } from "./upload";
import "./drop-zone.css";

export interface DropZoneProps {
  /** The import the server made of the file. */
  onUploaded: (id: string) => void;
  /** Above the preview there is less room. */
  small?: boolean;
}

interface Sending {
  name: string;
  share: number;
}

/** Takes one file by drag and drop or by a button, and says how far it is. */
export function DropZone({ onUploaded, small }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<Sending | null>(null);
  const [refused, setRefused] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  async function take(files: FileList | null): Promise<void> {
    const [file, another] = files ?? [];
    if (!file || sending) return;
    if (another) return setRefused("Drop one file at a time.");
    if (!isAccepted(file.name)) {
      return setRefused(`“${file.name}” cannot be read. Save it as CSV, as text with tabs, or as .xlsx.`);
    }
    setRefused("");
    setSending({ name: file.name, share: 0 });
    abort.current = new AbortController();
    const result = await uploadPeople(file, (share) => setSending({ name: file.name, share }), abort.current.signal);
    setSending(null);
    if (result.ok) onUploaded(result.id);
    else setRefused(result.message);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  }

  return (
    <div className="stack-small">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first. */}
      <div
        className={classes("drop-zone", over && "drop-zone-over", small && "drop-zone-small")}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {sending ? (
          <Progress sending={sending} onStop={() => abort.current?.abort()} />
        ) : (
          <>
            <FileUp className="icon icon-large" />
            <p>
              <span className="strong">
                {small ? "Fix in the file and drop it again" : "Drop a file of people here"}
              </span>
              <span className="small muted drop-note">
                CSV with commas, semicolons or tabs, or .xlsx. Nothing is changed until you press import.
              </span>
            </p>
            <Button kind={small ? "plain" : "primary"} onClick={() => input.current?.click()}>
              Choose a file
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label="File of people"
          accept={accepted.join(",")}
          onChange={(event) => {
            void take(event.target.files);
            // The same file may be chosen again once it is corrected.
            event.target.value = "";
          }}
        />
      </div>
      {refused && (
        <div role="alert">
          <Callout kind="bad">{refused}</Callout>
        </div>
      )}
    </div>
  );
}

function Progress({ sending: { name, share }, onStop }: { sending: Sending; onStop: () => void }) {
  const words = share < 1 ? `Sending ${name}: ${formatPercent(share)}` : `Reading ${name}`;
  return (
    <div className="drop-progress">
      <p role="status" className="strong">
        {words}
      </p>
      <progress aria-label={`Upload of ${name}`} max={1} value={share < 1 ? share : undefined} />
      {share < 1 && (
        <Button kind="ghost" size="small" onClick={onStop}>
          Stop
        </Button>
      )}
    </div>
  );
}
