import { useNavigate } from "@tanstack/react-router";
import { CalendarPlus } from "lucide-react";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { usePeopleSearch } from "../../graphql/use-people-search";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { RadioGroup } from "../../ui/choices";
import { DateField, SelectField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { PeoplePicker } from "../../ui/person-picker";
import { SkeletonPage } from "../../ui/skeleton";
import { EmptyState, ErrorState, NoRight } from "../../ui/states";
import { Switches } from "../../ui/switches";
import { PageHead } from "../../ui/title";
import { useDraft } from "../../ui/use-draft";
import { demands } from "../demands";
import { SignersChoice } from "../sign/signers-choice";
import { ColleaguesChoice } from "./colleagues-choice";
import {
  type CycleDraft,
  type CycleSetup,
  createReviewCycle,
  firstDraft,
  setupQuery,
  toInput,
  withTemplate,
} from "./cycle-draft";
import { CycleSummary } from "./cycle-summary";
import { opensWords } from "./cycle-words";
import { DepartmentChoice } from "./department-choice";
import { HiredBetween } from "./hired-between";
import "./cycles.css";

const switches = {
  ...demands,
  calibrates: "Compare ratings in calibration before they are shared",
  finishesLeavers: "Finish the reviews of people who leave",
};

/** A new round: what, when, for whom, and when the self review opens for the manager. */
export function NewCyclePage() {
  const { canRunCycles } = useViewer();
  const [{ data, error, fetching }, ask] = useQuery({ query: setupQuery });
  const crumbs = [{ label: "Review cycles", to: "/admin/cycles" }];
  if (!canRunCycles) {
    return (
      <Card flush>
        <NoRight actions={<LinkButton to="/reviews">Go to reviews</LinkButton>} />
      </Card>
    );
  }
  if (!data && fetching) return <SkeletonPage />;
  if (error && !data) {
    const { what, next, code } = describeFailure(error);
    return (
      <Card>
        <ErrorState title="Periods and forms could not be loaded." code={code} onRetry={() => ask()}>
          {what} {next}
        </ErrorState>
      </Card>
    );
  }
  if (!data) return null;
  const ready = data.periods.length > 0 && data.reviewTemplates.length > 0;
  return (
    <>
      <PageHead
        title="New review cycle"
        lede="Nothing is sent yet: on the next page the data is checked, and you launch when you are ready."
        crumbs={crumbs}
      />
      {ready ? (
        <CycleForm setup={data} />
      ) : (
        <Card flush>
          <EmptyState icon={CalendarPlus} title="A cycle needs a period and a form">
            {data.periods.length === 0 ? "There is no period yet. Create one first." : "There is no review form yet."}
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function CycleForm({ setup }: { setup: CycleSetup }) {
  const form = useMutationForm(createReviewCycle);
  const navigate = useNavigate();
  const search = usePeopleSearch();
  const draft = useDraft<CycleDraft>("new-cycle", () => firstDraft(setup));
  const { content, change } = draft;

  async function create(): Promise<void> {
    const made = await form.send({ input: toInput(setup, content) });
    if (!made) return;
    draft.reset(firstDraft(setup));
    await navigate({ to: "/admin/cycles/$cycleId", params: { cycleId: made.cycle.id } });
  }

  function choosePeriod(periodId: string): void {
    const before = setup.periods.find(({ id }) => id === content.periodId);
    const period = setup.periods.find(({ id }) => id === periodId);
    const named = content.name === "" || content.name === `${before?.name} reviews`;
    change({ periodId, ...(named ? { name: `${period?.name} reviews` } : {}) });
  }

  return (
    <div className="with-aside">
      <Form label="New review cycle" errors={form.errors} onSubmit={() => void create()} className="form">
        <Card title="What">
          <div className="form">
            <div className="form-row">
              <SelectField
                label="Period"
                name="periodId"
                value={content.periodId}
                onChange={choosePeriod}
                options={setup.periods.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <SelectField
                label="Form"
                name="templateId"
                value={content.templateId}
                onChange={(templateId) => change(withTemplate(setup, templateId))}
                options={setup.reviewTemplates.map(({ id, name, number }) => ({
                  value: id,
                  label: `${name}, version ${number}`,
                }))}
              />
            </div>
            <TextField
              label="Name"
              name="name"
              note="What people see in their lists."
              value={content.name}
              onChange={(name) => change({ name })}
            />
          </div>
        </Card>
        <Card title="When">
          <div className="date-line">
            <DateField
              label="Self reviews due"
              name="selfDueOn"
              value={content.selfDueOn}
              onChange={(selfDueOn) => change({ selfDueOn })}
            />
            <DateField
              label="Managers’ reviews due"
              name="managerDueOn"
              min={content.selfDueOn}
              value={content.managerDueOn}
              onChange={(managerDueOn) => change({ managerDueOn })}
            />
            <DateField
              label="Acknowledged by"
              name="signOffDueOn"
              min={content.managerDueOn}
              value={content.signOffDueOn}
              onChange={(signOffDueOn) => change({ signOffDueOn })}
            />
          </div>
        </Card>
        <Card title="For whom">
          <div className="form">
            <DepartmentChoice
              departments={setup.departments}
              value={content.departmentIds}
              onChange={(departmentIds) => change({ departmentIds })}
            />
            <PeoplePicker
              label="Also these people"
              name="includeIds"
              optional
              search={search}
              value={content.include}
              onChange={(include) => change({ include })}
            />
            <PeoplePicker
              label="Without these people"
              name="excludeIds"
              optional
              search={search}
              value={content.exclude}
              onChange={(exclude) => change({ exclude })}
            />
            <HiredBetween draft={content} onChange={change} />
          </div>
        </Card>
        <ColleaguesChoice setup={setup} draft={content} onChange={change} />
        <Card title="How">
          <div className="form">
            <RadioGroup
              label="When may a manager read the self review?"
              name="selfReviewOpens"
              value={content.selfReviewOpens}
              onChange={(selfReviewOpens) => change({ selfReviewOpens })}
              options={[
                {
                  value: "AFTER_OWN_DRAFT",
                  label: opensWords.AFTER_OWN_DRAFT,
                  note: "They form a view of their own first.",
                },
                { value: "AT_SUBMISSION", label: opensWords.AT_SUBMISSION },
                { value: "AFTER_OWN_SUBMISSION", label: opensWords.AFTER_OWN_SUBMISSION },
              ]}
            />
            <Switches labels={switches} content={content} onChange={change} />
            <SignersChoice name="alsoSigns" value={content.alsoSigns} onChange={(alsoSigns) => change({ alsoSigns })} />
            <NumberField
              label="Forms one person writes at most"
              name="mostForms"
              note="0 for any number. The data check names who has more."
              value={content.mostForms}
              onChange={(mostForms) => change({ mostForms: mostForms ?? 0 })}
            />
          </div>
        </Card>
        <div className="form-foot">
          <LinkButton to="/admin/cycles">Back</LinkButton>
          <Button kind="primary" type="submit" pending={form.sending}>
            {form.sending ? "Choosing people" : "Create and check the data"}
          </Button>
        </div>
      </Form>
      <CycleSummary setup={setup} draft={content} />
    </div>
  );
}
