import type { AccessPurpose } from '@sanzhi/contracts';
import { Button, Form, Input } from 'antd';
import { useSession } from '../api/session.tsx';
import { useText, type Words } from '../language.ts';
import { optionsOf } from '../names.ts';
import { Pick } from '../ui/control.tsx';
import { likelyPurpose, statedPurposes } from './names.ts';
import type { Purpose } from './purpose.ts';

interface PurposeFormProps {
  /** Prefix of every test id in it. */
  name: string;
  submit: Words;
  busy?: boolean;
  onSaid: (purpose: Purpose) => void;
}

/** 用途: asked before a byte flows, and written into the custody list. */
export const PurposeForm = ({ name, submit, busy, onSaid }: PurposeFormProps) => {
  const t = useText();
  const { roles } = useSession();
  const [form] = Form.useForm<{ purpose: AccessPurpose; note?: string }>();
  const chosen = Form.useWatch('purpose', form);
  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      className="purpose-form"
      initialValues={{ purpose: likelyPurpose(roles) }}
      onFinish={({ purpose, note }) => onSaid(note?.trim() ? { purpose, note: note.trim() } : { purpose })}
      data-testid={`${name}-form`}
    >
      <p className="quiet">
        {t(
          '何人、何时、为何查看，都先写入调取清单和账本，再提供内容。',
          'Who looks, when and what for is written to the custody list and the ledger before anything is shown.',
        )}
      </p>
      <Form.Item
        name="purpose"
        label={t('用途', 'Purpose')}
        rules={[{ required: true, message: t('请选择用途', 'Choose a purpose') }]}
      >
        <Pick testid={`${name}-purpose`} options={optionsOf(statedPurposes, t)} />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('说明', 'In words')}
        rules={[{ required: chosen === 'other', message: t('用途为“其他”时须说明', 'Say what it is for') }]}
      >
        <Input maxLength={500} autoComplete="off" data-testid={`${name}-note`} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} data-testid={`${name}-submit`}>
        {t(submit)}
      </Button>
    </Form>
  );
};
