import { reviewApi, type SubmissionView } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { checkNames, named } from '../names.ts';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec, Values } from '../ui/field-spec.ts';

const declared: FieldSpec = {
  name: 'declared',
  kind: 'yes',
  label: {
    zh: '本机构对送审材料的真实性、准确性、完整性负责',
    en: 'We answer for the truth, accuracy and completeness of what is submitted',
  },
  basis: '《关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见》',
};

/** 送审: in a later round with an answer to each finding. */
export const SubmitForm = ({ submission }: { submission: SubmissionView }) => {
  const t = useText();
  const answering = submission.state === 'answering';
  const opinion = submission.rounds.findLast((round) => round.opinion)?.opinion;
  const findings = answering ? (opinion?.checks.filter(({ result }) => result === 'problem') ?? []) : [];
  const fields: FieldSpec[] = [
    ...findings.map(({ check, finding, request }): FieldSpec => ({
      name: check,
      kind: 'text',
      required: true,
      label: {
        zh: `答复：${t(named(checkNames, check))}`,
        en: `Answer: ${t(named(checkNames, check))}`,
      },
      hint: {
        zh: [finding, request].filter(Boolean).join('；要求：'),
        en: [finding, request].filter(Boolean).join('; asked: '),
      },
    })),
    declared,
  ];
  return (
    <EntryForm
      name="submit"
      route={reviewApi.submit}
      along={{ id: submission.id }}
      fields={fields}
      initial={{ declared: false }}
      draft={`submit.${submission.id}.${submission.round}`}
      shape={(values: Values) => ({
        declared: values.declared,
        answers: findings.map(({ check }) => ({ check, answer: values[check] })),
      })}
      submit={
        answering ? { zh: '答复并再次送审', en: 'Answer and submit again' } : { zh: '送审', en: 'Submit' }
      }
    />
  );
};
