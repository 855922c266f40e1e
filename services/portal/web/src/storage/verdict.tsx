import type { evidenceApi } from '@sanzhi/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMay, useSession } from '../api/session.tsx';
import { useText, type Words } from '../language.ts';
import { ActButton } from '../ui/act-button.tsx';
import { EntryForm } from '../ui/entry-form.tsx';

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
  const t = useText();
  const may = useMay();
  const { subject } = useSession();
  const [open, setOpen] = useState(false);
  if (!may(approve) || by === subject) return null;
  return (
    <>
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
        <Button onClick={() => setOpen(!open)} aria-expanded={open} data-testid={`${name}-refuse`}>
          {t('不予批准', 'Refuse')}
        </Button>
      </div>
      {open && (
        <EntryForm
          name={`${name}-no`}
          route={refuse}
          along={input}
          ifMatch={version}
          fields={[
            { name: 'reason', kind: 'text', rows: 2, required: true, label: { zh: '理由', en: 'Reason' } },
          ]}
          submit={{ zh: '不予批准', en: 'Refuse' }}
          onDone={() => setOpen(false)}
        />
      )}
    </>
  );
};
