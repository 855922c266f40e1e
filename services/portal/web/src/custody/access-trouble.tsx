import { asProblem } from '../api/problem.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ConsultForm } from './consult-form.tsx';

/** Why it was not opened; who has no part in the matter can ask for it here. */
export const AccessTrouble = ({ error, matter }: { error: unknown; matter: string }) => (
  <>
    <ProblemNotice error={error} />
    {asProblem(error).body.code === 'custody.consultation-needed' && <ConsultForm matter={matter} />}
  </>
);
