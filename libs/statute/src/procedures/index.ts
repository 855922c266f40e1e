import { DomainError } from '@sanzhi/kernel';
import { checkProcedure, procedureKinds, type Procedure, type ProcedureKind } from '../procedure.ts';
import { compulsion } from './compulsion.ts';
import { inspection } from './inspection.ts';
import { ordinaryPenalty } from './ordinary-penalty.ts';
import { permit } from './permit.ts';
import { simplePenalty } from './simple-penalty.ts';

export const procedures: Readonly<Record<ProcedureKind, Procedure>> = {
  'ordinary-penalty': ordinaryPenalty,
  'simple-penalty': simplePenalty,
  permit,
  compulsion,
  inspection,
};

/** For start-up: refuses to run on a broken table, answers with the states nothing leads to. */
export const assertProcedures = (): { kind: ProcedureKind; unreachable: string[] }[] =>
  procedureKinds.map((kind) => {
    const procedure = procedures[kind];
    if (procedure.kind !== kind)
      throw new DomainError('statute.broken-procedure', {
        zh: `程序${kind}登记为${procedure.kind}`,
        en: `Procedure ${kind} is registered as ${procedure.kind}`,
      });
    return { kind, ...checkProcedure(procedure) };
  });
