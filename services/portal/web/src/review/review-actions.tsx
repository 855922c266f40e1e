import { reviewApi, type SubmissionView } from '@sanzhi/contracts';
import { plusDays } from '@sanzhi/statute';
import { useMay } from '../api/session.tsx';
import { useText } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';
import type { FieldSpec } from '../ui/field-spec.ts';
import { Section } from '../ui/page.tsx';
import { today } from '../ui/time.ts';
import { OpinionForm } from './opinion-form.tsx';
import { SubmitForm } from './submit-form.tsx';
import { Fold } from '../ui/fold.tsx';

const supplementFields: FieldSpec[] = [
  {
    name: 'items',
    kind: 'list',
    label: { zh: '需要补充的材料', en: 'What is to be added' },
    row: { zh: '增加材料', en: 'Add' },
    of: [{ name: 'name', kind: 'line', required: true, label: { zh: '材料', en: 'Material' } }],
  },
  {
    name: 'dueOn',
    kind: 'date',
    required: true,
    label: { zh: '补充期限', en: 'By' },
    hint: { zh: '补充期间审核期限暂停计算', en: 'The clock of the review stands still until then' },
  },
];

const countersignFields: FieldSpec[] = [
  { name: 'agreed', kind: 'yes', label: { zh: '同意审核人员的意见', en: 'I agree with the reviewer' } },
  {
    name: 'note',
    kind: 'text',
    rows: 2,
    max: 2000,
    label: { zh: '签署意见', en: 'Note' },
    hint: { zh: '不同意的应当说明理由', en: 'If you disagree, say why' },
  },
];

/** What the signed-in person can do with the submission in its present state. */
export const ReviewActions = ({ submission }: { submission: SubmissionView }) => {
  const t = useText();
  const may = useMay();
  const { id, state, version } = submission;
  const inState = (...states: (typeof state)[]) => states.includes(state);
  return (
    <>
      {may(reviewApi.submit) && inState('collecting', 'answering', 'supplementing') && (
        <Section testid="submission-submit" title={t('送审', 'Submit')}>
          <SubmitForm submission={submission} />
        </Section>
      )}
      {may(reviewApi.accept) && inState('submitted') && (
        <Section testid="submission-accept-box" title={t('受理', 'Accept')}>
          <p className="quiet">
            {t(
              '受理后核对材料，不齐全的要求补充，补充期间暂停计时。',
              'Once accepted, check the file and ask for what is missing; the clock stands still meanwhile.',
            )}
          </p>
          <ActButton
            name="submission-accept"
            route={reviewApi.accept}
            input={{ id }}
            primary
            label={{ zh: '受理审核', en: 'Accept' }}
          />
        </Section>
      )}
      {may(reviewApi.requestSupplement) && inState('reviewing') && (
        <Fold card testid="submission-supplement" title={t('要求补充材料', 'Ask for more')}>
          <EntryForm
            name="supplement"
            route={reviewApi.requestSupplement}
            along={{ id }}
            fields={supplementFields}
            initial={{ items: [{}], dueOn: plusDays(today(), 5) }}
            shape={({ items, ...rest }) => ({
              ...rest,
              items: ((items ?? []) as { name?: string }[]).flatMap(({ name }) => (name ? [name] : [])),
            })}
            submit={{ zh: '要求补充', en: 'Ask' }}
          />
        </Fold>
      )}
      {may(reviewApi.giveOpinion) && inState('reviewing', 'supplementing') && (
        <Section testid="submission-opinion" title={t('审核事项与意见', 'Checks and opinion')}>
          <OpinionForm key={submission.round} submission={submission} />
        </Section>
      )}
      {may(reviewApi.countersign) && inState('countersigning') && (
        <Section testid="submission-countersign" title={t('审核机构负责人签署', 'Countersign')}>
          <EntryForm
            name="countersign"
            route={reviewApi.countersign}
            along={{ id }}
            ifMatch={version}
            fields={countersignFields}
            initial={{ agreed: true }}
            submit={{ zh: '签署', en: 'Sign' }}
          />
        </Section>
      )}
    </>
  );
};
