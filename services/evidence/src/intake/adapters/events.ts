import {
  batchCompared,
  batchOpened,
  itemAssigned,
  itemChecked,
  itemQuarantined,
  itemReceived,
  itemRefused,
  itemReleased,
} from '@sanzhi/contracts';
import type { EventDraft } from '@sanzhi/persistence';
import type { BatchChange } from '../domain/batch.ts';
import type { Change, Fact, Item } from '../domain/item.ts';

/** What has happened to the file, as the house is told it; its name may tell of people and stays inside (law 5). */
export const itemDrafts = ({ item, facts }: Change): EventDraft[] => facts.map((fact) => say(item, fact));

const say = (item: Item, fact: Fact): EventDraft => {
  const { device, size, sha256, key, batch } = item;
  switch (fact.fact) {
    case 'received': {
      const of = batch === undefined ? {} : { batch };
      return {
        type: itemReceived.type,
        data: { device, size, sha256, key, versionId: fact.versionId, ...of },
      };
    }
    case 'checked': {
      const { sm3, versionId, retainUntil } = fact;
      return { type: itemChecked.type, data: { sha256, sm3, versionId, retainUntil } };
    }
    case 'quarantined': {
      const found = fact.found === undefined ? {} : { found: fact.found };
      return { type: itemQuarantined.type, data: { code: fact.code, declared: sha256, ...found } };
    }
    case 'assigned': {
      const { recording, activity, title, matter } = fact.assignment;
      return { type: itemAssigned.type, data: { recording, activity, title, sha256 }, matter };
    }
    case 'released': {
      const { recording, fault, matter } = fact;
      return { type: itemReleased.type, data: { recording, ...fault }, matter };
    }
    case 'refused':
      return {
        type: itemRefused.type,
        data: { sha256, reason: fact.reason, retainUntil: fact.retainUntil },
      };
  }
};

export const batchDrafts = ({ batch, facts }: BatchChange): EventDraft[] => {
  const { name, listSha256, lines, differences } = batch;
  return facts.map(({ fact }) =>
    fact === 'opened'
      ? {
          type: batchOpened.type,
          data: { name, listSha256, lines: lines.length, differences: differences.length },
        }
      : { type: batchCompared.type, data: { differences: differences.length } },
  );
};
