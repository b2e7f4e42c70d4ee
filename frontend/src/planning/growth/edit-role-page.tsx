import { useNavigate } from "@tanstack/react-router";
import { useQuery } from "urql";
import { describeFailure } from "../../graphql/failure";
import { graphql } from "../../graphql/graphql";
import { useLeafSkills } from "../../graphql/use-leaf-skills";
import { useMutationForm } from "../../graphql/use-mutation-form";
import { useViewer } from "../../graphql/viewer";
import { Button, LinkButton } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { TextAreaField, TextField } from "../../ui/field";
import { Form } from "../../ui/form";
import { NumberField } from "../../ui/number-field";
import { writeKeys } from "../../ui/shortcuts";
import { SkeletonPage } from "../../ui/skeleton";
import { ErrorState, NoRight } from "../../ui/states";
import { PageHead } from "../../ui/title";
import { showToast } from "../../ui/toast";
import { useDraft } from "../../ui/use-draft";
import { editRoleRoute } from "../growth-routes";
import { RequiredSkillsEditor } from "./required-skills-editor";
import { roleContent, roleInput } from "./role-content";
import { type Role, roleQuery } from "./role-page";
import { StandardsEditor } from "./standards-editor";
import "./growth.css";
import "./roles.css";

const updateRole = graphql(`
  mutation UpdateRoleProfile($input: UpdateRoleProfileInput!) {
    updateRoleProfile(input: $input) {
      __typename
      ... on UpdateRoleProfilePayload { roleProfile { id version name standards { id } requiredSkills { id level } } }
      ... on UserErrors { errors { code message path } current { ... on RoleProfile { id version } } }
    }
  }
`);

/** HR keeps what a role asks for. */
export function EditRolePage() {
  const { roleId } = editRoleRoute.useParams();
  const { canShapeCompany } = useViewer();
  const [{ data, error, fetching }, retry] = useQuery({ query: roleQuery, variables: { id: roleId } });
  if (!data) {
    if (fetching || !error) return <SkeletonPage />;
    const { next, code } = describeFailure(error);
    return (
      <ErrorState title="The role could not be loaded." code={code} onRetry={() => retry()}>
        {next}
      </ErrorState>
    );
  }
  const role = data.roleProfile;
  if (!role || !canShapeCompany) {
    return <NoRight what="role" actions={<LinkButton to="/development/roles">Go to roles</LinkButton>} />;
  }
  return <EditRole key={role.id} role={role} />;
}

function EditRole({ role }: { role: Role }) {
  const { email } = useViewer();
  const navigate = useNavigate();
  const skills = useLeafSkills(role.requiredSkills.map(({ skill }) => skill.id));
  const form = useMutationForm(updateRole);
  const draft = useDraft(`role.${email}.${role.id}.${role.version}`, () => roleContent(role));
  const { content, change, restored, reset } = draft;
  const current = form.conflict?.current as { version?: number } | undefined;

  async function save(): Promise<void> {
    const version = current?.version ?? role.version;
    if (!(await form.send({ input: { id: role.id, version, ...roleInput(content) } }))) return;
    reset(content);
    showToast("Saved.");
    void navigate({ to: "/development/roles/$roleId", params: { roleId: role.id } });
  }

  return (
    <div className="narrow">
      <PageHead
        title="Edit role"
        crumbs={[
          { label: "Development", to: "/development" },
          { label: "Roles and skills", to: "/development/roles" },
          { label: role.name, to: `/development/roles/${role.id}` },
        ]}
      />
      <Form
        label="Edit role"
        errors={form.conflict ? {} : form.errors}
        onSubmit={() => void save()}
        className="form card card-body card-body-only"
      >
        {restored && (
          <Callout>
            <div className="row row-wrap row-between">
              <span>These are changes you began earlier on this device.</span>
              <Button size="small" onClick={() => reset(roleContent(role))}>
                Go back to what is saved
              </Button>
            </div>
          </Callout>
        )}
        <div className="form-row">
          <TextField label="Name" name="name" value={content.name} onChange={(name) => change({ name })} />
          <NumberField
            label="Level"
            name="level"
            decimals={0}
            value={content.level}
            onChange={(level) => change({ level })}
          />
        </div>
        <TextAreaField
          label="What it is about"
          name="description"
          optional
          rows={2}
          maxLength={2000}
          value={content.description}
          onChange={(description) => change({ description })}
        />
        <StandardsEditor standards={content.standards} onChange={(standards) => change({ standards })} />
        <RequiredSkillsEditor rows={content.skills} skills={skills} onChange={(rows) => change({ skills: rows })} />
        {form.conflict && (
          <div role="status">
            <Callout kind="warn">
              Somebody changed this role while you were writing. Your text is still here; Save now replaces their
              change.
            </Callout>
          </div>
        )}
        <div className="form-foot">
          <LinkButton to="/development/roles/$roleId" params={{ roleId: role.id }} kind="ghost">
            Cancel
          </LinkButton>
          <Button type="submit" kind="primary" pending={form.sending} keys={writeKeys("mod+Enter")}>
            Save
          </Button>
        </div>
      </Form>
    </div>
  );
}
