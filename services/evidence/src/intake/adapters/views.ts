import type { BatchView, ItemView } from '@sanzhi/contracts';
import type { BatchReport } from '../application/batches.ts';
import type { KeptItem } from '../application/ports.ts';
import type { ItemState } from '../domain/item.ts';

/** Where the bytes lie, and the version, stay inside. */
export const itemView = ({ id, version, state }: KeptItem): ItemView => {
  const { key: _key, uploadId: _upload, versionId: _version, ...shown } = state;
  return { ...shown, id, version };
};

const handedIn: readonly ItemState[] = ['received', 'checked', 'assigning', 'assigned', 'refused'];

export const batchView = ({ id, version, state, files }: BatchReport): BatchView => {
  const { name, listSha256, openedAt, openedBy, lines, differences } = state;
  const states = [...files.values()].map((item) => item.state.state);
  const count = (...of: ItemState[]) => states.filter((one) => of.includes(one)).length;
  return {
    ...{ id, version, name, listSha256, openedAt, openedBy },
    differences: differences as BatchView['differences'],
    totals: {
      lines: lines.length,
      bytes: lines.reduce((sum, { size }) => sum + size, 0),
      announced: states.length,
      handedIn: count(...handedIn),
      checked: count('checked', 'assigning', 'assigned', 'refused'),
      assigned: count('assigned'),
      refused: count('refused'),
      quarantined: count('quarantined'),
      differences: differences.length,
    },
    lines: lines.map((line) => {
      const item = files.get(line.name);
      const fault = item?.state.fault?.words;
      return {
        ...line,
        ...(item ? { item: item.id, state: item.state.state } : {}),
        ...(fault === undefined ? {} : { fault }),
      };
    }),
  };
};
