import { evidenceApi } from '@sanzhi/contracts';
import { useRead } from '../api/use-read.ts';
import { useText } from '../language.ts';
import type { Option } from '../ui/field-spec.ts';

/** Officers who may act today, to choose from. */
export const useOfficers = (enabled = true) => {
  const t = useText();
  const query = useRead(evidenceApi.listOfficers, {}, { enabled });
  const options: Option[] = (query.data?.items ?? []).map(({ certificate, name, unit, validTo }) => ({
    value: certificate,
    label: t(
      `${name}（${unit}，证号 ${certificate}，有效期至 ${validTo}）`,
      `${name} (${unit}, no. ${certificate}, valid to ${validTo})`,
    ),
  }));
  return { query, options };
};
