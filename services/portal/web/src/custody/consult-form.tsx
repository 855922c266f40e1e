import { evidenceApi } from '@sanzhi/contracts';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { demanded } from '../ui/demanded.ts';
import { FoldForm } from '../ui/fold-form.tsx';
import { inputTime } from '../ui/time.ts';
import { reasonField } from '../ui/with-reason.tsx';
import { statedPurposes } from './names.ts';

const week = 7 * 86_400_000;

/** 调阅: who has no part in a matter asks, and the archivist or the head of the unit decides. */
export const ConsultForm = ({ matter, open = true }: { matter: string; open?: boolean }) => {
  const t = useText();
  return (
    <FoldForm
      name="consult"
      open={open}
      title={{ zh: '申请调阅本案记录', en: 'Ask to consult this matter' }}
      route={evidenceApi.requestConsultation}
      along={{ id: matter }}
      fields={[
        demanded('choice')('purpose', '用途', 'Purpose', { options: optionsOf(statedPurposes, t) }),
        demanded('time')('until', '调阅至', 'Until'),
        reasonField({ zh: '事由', en: 'Reason' }),
      ]}
      initial={{ until: inputTime(Date.now() + week) }}
      submit={{ zh: '提交申请', en: 'Ask' }}
    />
  );
};
