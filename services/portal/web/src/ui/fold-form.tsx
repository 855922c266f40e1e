import type { Route } from '@sanzhi/contracts';
import { useText, type Words } from '../language.ts';
import { EntryForm, type EntryFormProps } from './entry-form.tsx';
import { Fold } from './fold.tsx';

interface FoldFormProps<T extends Route> extends EntryFormProps<T> {
  title: Words;
  /** Stands by itself on the page, not within a section. */
  card?: true;
  open?: boolean;
}

/** A form that is rarely needed, one press away; its fold goes by the form's name. */
export const FoldForm = <T extends Route>({ title, card, open, ...form }: FoldFormProps<T>) => {
  const t = useText();
  return (
    <Fold card={card} testid={form.name} open={open} title={t(title)}>
      <EntryForm {...form} />
    </Fold>
  );
};
