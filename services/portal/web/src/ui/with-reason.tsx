import type { Route } from '@sanzhi/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useText, type Words } from '../language.ts';
import { demanded } from './demanded.ts';
import { EntryForm } from './entry-form.tsx';
import type { FieldSpec, Values } from './field-spec.ts';

/** Why: asked for wherever the law or the house wants it said. */
export const reasonField = (label: Words = { zh: '理由', en: 'Reason' }, hint?: Words): FieldSpec =>
  demanded('text')('reason', label.zh, label.en, { rows: 2, hint });

interface WithReasonProps {
  name: string;
  route: Route;
  along: Values;
  label: Words;
  ifMatch?: number;
  /** What is asked; plainly the reason when absent. */
  reason?: FieldSpec;
  danger?: true;
}

/** One write that wants a reason: a button, and the field under it once pressed. */
export const WithReason = ({ name, route, along, label, ifMatch, reason, danger }: WithReasonProps) => {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(!open)} aria-expanded={open} data-testid={name}>
        {t(label)}
      </Button>
      {open && (
        <EntryForm
          name={`${name}-form`}
          route={route}
          along={along}
          ifMatch={ifMatch}
          fields={[reason ?? reasonField()]}
          submit={label}
          danger={danger}
          onDone={() => setOpen(false)}
        />
      )}
    </>
  );
};
