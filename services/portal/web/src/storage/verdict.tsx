import type { evidenceApi } from '@sanzhi/contracts';
import { useMay, useSession } from '../api/session.tsx';
import type { Words } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { WithReason } from '../ui/with-reason.tsx';

type Api = typeof evidenceApi;

interface VerdictProps {
  name: string;
  /** Who proposed: never who decides. */
  by: string | undefined;
  input: { id: string };
  version: number;
  approve: Api['approveRecordDisposal'] | Api['approveErasure'];
  refuse: Api['refuseErasure'];
  words: Words;
  warning: Words;
}

export const Verdict = ({ name, by, input, version, approve, refuse, words, warning }: VerdictProps) => {
  const may = useMay();
  const { subject } = useSession();
  if (!may(approve) || by === subject) return null;
  return (
    <div className="actions">
      <ActButton
        name={`${name}-approve`}
        route={approve}
        input={input}
        ifMatch={version}
        danger
        label={words}
        confirm={{ title: words, text: warning }}
      />
      <WithReason
        name={`${name}-refuse`}
        route={refuse}
        along={input}
        ifMatch={version}
        label={{ zh: '不予批准', en: 'Refuse' }}
      />
    </div>
  );
};
