import { civilDateOf } from '@sanzhi/statute';
import { statementTimeOver } from '../domain/clocks.ts';
import type { Matter } from '../domain/matter.ts';
import { presentProposal } from '../domain/proposal.ts';
import type { CaseFile } from './ports.ts';

export const caseFileOf = (matter: Matter, now: Date): CaseFile => {
  const { id, agency, kind, reference, cause, party, officers, openedOn, filedOn, notice, decision } = matter;
  const proposal = presentProposal(matter);
  const silence = statementTimeOver(matter, civilDateOf(now))
    ? { waived: false, hearingRequested: false }
    : undefined;
  const said = matter.statement ?? silence;
  return {
    id,
    agency,
    kind,
    reference,
    cause,
    stage: matter.state,
    stageSince: matter.enteredAt,
    party,
    officers,
    openedOn,
    ...(filedOn === undefined ? {} : { filedOn }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(notice === undefined ? {} : { notice }),
    ...(decision === undefined ? {} : { decision }),
    ...(said === undefined ? {} : { statement: said }),
  };
};
