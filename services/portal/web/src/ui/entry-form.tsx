import type { ReplyOf, Route } from '@sanzhi/contracts';
import { App, Button, Form } from 'antd';
import { useRef, type ReactNode } from 'react';
import type { InputFor, Service } from '../api/call.ts';
import type { Problem } from '../api/problem.ts';
import { isAnswer, useWrite } from '../api/use-write.ts';
import { useText, type Words } from '../language.ts';
import { DraftNotice } from './draft-notice.tsx';
import { sent, type FieldSpec, type Values } from './field-spec.ts';
import { Fields } from './field.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { useDraft } from './use-draft.ts';

export interface EntryFormProps<T extends Route> {
  /** Name of the form: prefix of every test id in it. */
  name: string;
  route: T;
  fields: readonly FieldSpec[];
  /** Path parameters and whatever else goes along unasked. */
  along?: Values;
  initial?: Values;
  /** Where the draft is kept; absent: short form, no draft. */
  draft?: string;
  /** Shapes what is sent when it is not the values as they stand. */
  shape?: (values: Values) => Values;
  /** What is read off at the moment of sending; the same for every try of one intention. */
  atSend?: () => Values;
  submit: Words;
  danger?: boolean;
  /** Said before something that cannot be taken back. */
  confirm?: { title: Words; text: Words };
  service?: Service;
  ifMatch?: number;
  onDone?: (reply: ReplyOf<T>) => void;
  children?: ReactNode;
}

/** `fields.talk.0.answer` → where that field stands in this form. */
const pathOf = (field: string) =>
  field
    .replace(/^fields\./, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** A form over one write of the route tables: fields as data, draft, double-click safe, faults at their fields. */
export const EntryForm = <T extends Route>(props: EntryFormProps<T>) => {
  const { name, route, fields, along, draft: draftName, confirm, submit } = props;
  const t = useText();
  const { modal, message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const draft = useDraft(draftName);
  const opened = useRef(props.initial ?? {});
  const stamp = useRef<Values>(undefined);
  const write = useWrite(route, {
    service: props.service,
    ifMatch: props.ifMatch,
    onDone: (reply) => {
      draft.discard();
      form.resetFields();
      void message.success(t('已办理', 'Done'));
      props.onDone?.(reply);
    },
  });
  const send = (values: Values) => {
    const ready = sent(fields, values);
    stamp.current ??= props.atSend?.();
    const input = {
      ...along,
      ...(props.shape ? props.shape(ready) : ready),
      ...stamp.current,
    } as InputFor<T>;
    write.mutate(input, { onError: point });
  };
  const point = ({ status, body }: Problem) => {
    if (isAnswer(status)) stamp.current = undefined;
    form.setFields(
      (body.errors ?? []).map(({ field, ...words }) => ({ name: pathOf(field), errors: [t(words)] })),
    );
  };
  const finish = (values: Values) => {
    if (!confirm) return send(values);
    modal.confirm({
      title: t(confirm.title),
      content: t(confirm.text),
      okText: t(submit),
      cancelText: t('再看看', 'Not yet'),
      okButtonProps: { danger: true, 'data-testid': `${name}-confirm` },
      cancelButtonProps: { 'data-testid': `${name}-cancel` },
      onOk: () => send(values),
    });
  };
  return (
    <>
      {draft.found && (
        <DraftNotice
          at={draft.found.at}
          testid={name}
          onRestore={() => {
            form.setFieldsValue(draft.found?.values ?? {});
            draft.settle();
          }}
          onDiscard={draft.discard}
        />
      )}
      <Form
        form={form}
        name={name}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        initialValues={opened.current}
        onValuesChange={(_, all) => draft.save(all)}
        onFinish={finish}
        data-testid={`${name}-form`}
        className="entry-form"
      >
        <Fields specs={fields} form={name} />
        {props.children}
        {write.error && <ProblemNotice error={write.error} />}
        <Button
          type="primary"
          htmlType="submit"
          danger={props.danger}
          loading={write.isPending}
          data-testid={`${name}-submit`}
        >
          {t(submit)}
        </Button>
      </Form>
    </>
  );
};
