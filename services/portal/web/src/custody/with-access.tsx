import type { AccessPurpose } from '@sanzhi/contracts';
import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSession } from '../api/session.tsx';
import { useText } from '../language.ts';
import { optionsOf } from '../names.ts';
import { AccessTrouble } from './access-trouble.tsx';
import { likelyPurpose, statedPurposes } from './names.ts';
import { usePurpose } from './purpose.ts';
import { useAccess, type HeldThing } from './use-access.ts';

interface WithAccessProps extends HeldThing {
  label?: string;
  /** What stands there until it is opened. */
  before?: ReactNode;
  /** Opens by itself once the purpose of this matter is known. */
  auto?: true;
  /** `again` writes down a further look, as when the time of this one is over. */
  children: (access: string, again: () => void) => ReactNode;
}

/** 先登记用途，后查看: nothing of a record is fetched before the look at it is written down. */
export const WithAccess = ({ kind, id, matter, label, before, auto, children }: WithAccessProps) => {
  const t = useText();
  const { roles } = useSession();
  const { purpose: known, say } = usePurpose(matter);
  const access = useAccess({ kind, id, matter }, 'play');
  const [purpose, setPurpose] = useState(likelyPurpose(roles) as AccessPurpose | undefined);
  const [note, setNote] = useState('');
  const began = useRef(false);
  const { ask } = access;
  useEffect(() => {
    if (!auto || !known || began.current) return;
    began.current = true;
    ask(known);
  });
  const open = () => {
    const said = known ?? (purpose && (note.trim() ? { purpose, note: note.trim() } : { purpose }));
    if (!said) return;
    began.current = true;
    ask(said, () => say(said));
  };
  if (access.opened !== undefined) return <>{children(access.opened, open)}</>;
  const lacks = !known && (!purpose || (purpose === 'other' && !note.trim()));
  return (
    <div data-testid={`access-${id}`} className="access">
      {before}
      <div className="actions">
        {!known && (
          <Select
            value={purpose}
            onChange={setPurpose}
            placeholder={t('用途', 'Purpose')}
            aria-label={t('用途', 'Purpose')}
            options={optionsOf(statedPurposes, t)}
            popupMatchSelectWidth={false}
            data-testid={`access-${id}-purpose`}
          />
        )}
        {!known && purpose === 'other' && (
          <Input
            value={note}
            onChange={({ target }) => setNote(target.value)}
            maxLength={500}
            aria-label={t('用途说明', 'Purpose in words')}
            placeholder={t('用途说明', 'Purpose in words')}
            data-testid={`access-${id}-note`}
          />
        )}
        <Button
          type="primary"
          loading={access.busy}
          disabled={lacks}
          onClick={open}
          data-testid={`access-${id}-open`}
        >
          {label ?? t('登记用途并查看', 'Record the purpose and open')}
        </Button>
      </div>
      {access.error && <AccessTrouble error={access.error} matter={matter} />}
    </div>
  );
};
