import type { ReplyOf, Route } from '@sanzhi/contracts';
import { App, Button } from 'antd';
import type { InputFor, Service } from '../api/call.ts';
import { useWrite } from '../api/use-write.ts';
import { useText, type Words } from '../language.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface ActButtonProps<T extends Route> {
  name: string;
  route: T;
  input: InputFor<T>;
  label: Words;
  confirm?: { title: Words; text: Words };
  primary?: boolean;
  danger?: boolean;
  disabled?: boolean;
  service?: Service;
  ifMatch?: number;
  onDone?: (reply: ReplyOf<T>) => void;
}

/** One write that asks for nothing more than a press. */
export const ActButton = <T extends Route>(props: ActButtonProps<T>) => {
  const { name, route, input, label, confirm } = props;
  const t = useText();
  const { modal, message } = App.useApp();
  const write = useWrite(route, {
    service: props.service,
    ifMatch: props.ifMatch,
    onDone: (reply) => {
      void message.success(t('已办理', 'Done'));
      props.onDone?.(reply);
    },
  });
  const press = () => {
    if (!confirm) return write.mutate(input);
    modal.confirm({
      title: t(confirm.title),
      content: t(confirm.text),
      okText: t(label),
      cancelText: t('再看看', 'Not yet'),
      okButtonProps: { danger: props.danger, 'data-testid': `${name}-confirm` },
      cancelButtonProps: { 'data-testid': `${name}-cancel` },
      onOk: () => write.mutate(input),
    });
  };
  return (
    <>
      <Button
        type={props.primary ? 'primary' : 'default'}
        danger={props.danger}
        disabled={props.disabled}
        loading={write.isPending}
        onClick={press}
        data-testid={name}
      >
        {t(label)}
      </Button>
      {write.error && <ProblemNotice error={write.error} />}
    </>
  );
};
